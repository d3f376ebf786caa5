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
    nextCursor: last && rest.length > limit ? Buffer.from(last.key).toString("base64url") : null,
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

/** The key of a cursor that counts; null for the first page. */
export function numberOfCursor(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  const key = keyOfCursor(cursor);
  const number = Number(key);
  if (!Number.isSafeInteger(number)) throw noCursor();
  return number;
}

export const cursorOfNumber = (number: number): string =>
  Buffer.from(String(number)).toString("base64url");
