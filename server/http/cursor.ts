import { AppError } from "@/lib/errors/app-error";

type Page<T> = { items: T[]; nextCursor: string | null };
type PageQuery = { limit: number; cursor?: string | undefined };

/**
 * One page in the order of unique keys; a page goes on after the last key of the one before,
 * whatever came or went since.
 */
export function pageByKey<T>(
  all: readonly T[],
  keyOf: (item: T) => string,
  { limit, cursor }: PageQuery,
): Page<T> {
  const after = cursor === undefined ? null : keyOfCursor(cursor);
  const rest = all
    .map((item) => ({ key: keyOf(item), item }))
    .filter(({ key }) => after === null || key > after);
  rest.sort((a, b) => (a.key < b.key ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    nextCursor: last && rest.length > limit ? cursorOfKey(last.key) : null,
  };
}

/** One page of what has a number, the newest first; `before` is null for the first page. */
export async function pageByNumber<T extends { id: number }>(
  { limit, cursor }: PageQuery,
  find: (part: { limit: number; before: number | null }) => Promise<readonly T[]>,
): Promise<Page<T>> {
  const found = await find({ limit: limit + 1, before: numberOfCursor(cursor) });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return {
    items,
    nextCursor: last && found.length > limit ? cursorOfKey(String(last.id)) : null,
  };
}

function keyOfCursor(cursor: string): string {
  const key = Buffer.from(cursor, "base64url").toString();
  if (/^[a-z0-9/-]+$/.test(key)) return key;
  throw noCursor();
}

const noCursor = (): AppError =>
  new AppError("invalid", "cursor: Unknown cursor.", [
    { path: "cursor", message: "Give the nextCursor of the page before, unchanged." },
  ]);

function numberOfCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const key = keyOfCursor(cursor);
  const number = Number(key);
  if (!Number.isSafeInteger(number)) throw noCursor();
  return number;
}

const cursorOfKey = (key: string): string => Buffer.from(key).toString("base64url");
