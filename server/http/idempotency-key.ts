import { AppError } from "@/lib/errors/app-error";

const NAME = "Idempotency-Key";

/** The key under which a request may be repeated; null where none is sent. */
export function idempotencyKeyOf(request: Pick<Request, "headers">): string | null {
  const key = request.headers.get(NAME);
  if (key === null) return null;
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new AppError("invalid", `${NAME}: Use 1 to 200 visible ASCII characters.`, [
    { path: NAME, message: "Use 1 to 200 visible ASCII characters." },
  ]);
}
