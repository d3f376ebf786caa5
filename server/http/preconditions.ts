import "server-only";
import { createHash } from "node:crypto";
import { changeIf } from "@/db/store/serial-write";
import { AppError } from "@/lib/errors/app-error";
import type { RouteHandler } from "./handler";

const OUTDATED =
  "This was changed since you read it, or is not there: its ETag is none of those in If-Match. Read it again, then send your change with the new one.";

/** Names a state, apart from fields that change by themselves. */
export function etagOf(value: unknown, apart: readonly string[] = []): string {
  const state =
    typeof value === "string"
      ? value
      : JSON.stringify(value, (key, field: unknown) => (apart.includes(key) ? undefined : field));
  return `"${createHash("sha256").update(state).digest("base64url").slice(0, 27)}"`;
}

/** Whether If-Match names this tag; a weak one names nothing (RFC 9110, 13.1.1). */
export function matchesTag(header: string, tag: string | null): boolean {
  if (tag === null) return false;
  if (header.trim() === "*") return true;
  return header.split(",").some((each) => each.trim() === tag);
}

/** A change that is made only where what `read` answers is still what If-Match names. */
export function preconditioned(read: RouteHandler, act: RouteHandler): RouteHandler {
  return async (request, context) => {
    const wanted = request.headers.get("if-match");
    if (wanted === null) return act(request, context);
    const check = async () => {
      const found = await read(
        new Request(request.url, { headers: readingHeaders(request) }),
        context,
      );
      await found.body?.cancel();
      // Whoever may not read it is told so by the change itself.
      if (found.status !== 200 && found.status !== 404) return;
      if (!matchesTag(wanted, found.headers.get("etag"))) throw new AppError("outdated", OUTDATED);
    };
    return changeIf(check, () => act(request, context));
  };
}

function readingHeaders({ headers }: Request): Headers {
  const reading = new Headers();
  for (const name of ["authorization", "cookie", "x-forwarded-for"]) {
    const value = headers.get(name);
    if (value !== null) reading.set(name, value);
  }
  return reading;
}
