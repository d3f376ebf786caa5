/**
 * `unreachable`: nothing was begun. `lost`: the connection went away in between, so that a commit
 * may or may not have been made.
 */
export type StoreFailure = "full" | "unreachable" | "lost" | "busy";

const FAILURES: Record<StoreFailure, { codes: readonly string[]; message: RegExp }> = {
  full: { codes: ["SQLITE_FULL", "ENOSPC", "53100"], message: /^database or disk is full$/ },
  unreachable: {
    codes: ["ECONNREFUSED", "ENOTFOUND", "57P03", "53300", "08001"],
    message: /timeout exceeded when trying to connect/,
  },
  lost: {
    codes: ["ECONNRESET", "EPIPE", "ETIMEDOUT", "57P01", "57P02", "08006"],
    message: /^Connection terminated|has encountered a connection error/,
  },
  busy: { codes: ["SQLITE_BUSY", "40001", "40P01", "55P03"], message: /^database is locked$/ },
};

/** The engine's own code of an error, whatever the query builder wrapped around it. */
export function failureCodeOf(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ("code" in cause && typeof cause.code === "string") return cause.code;
  return null;
}

/**
 * In which way the store failed, whatever the query builder wrapped around it; null when the error
 * has another reason.
 */
export function storeFailureOf(error: unknown): StoreFailure | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    for (const kind of ["full", "unreachable", "lost", "busy"] as const) {
      const { codes, message } = FAILURES[kind];
      if (codes.includes(code) || message.test(cause.message)) return kind;
    }
  }
  return null;
}
