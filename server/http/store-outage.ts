const FULL = new Set(["SQLITE_FULL", "53100"]);
const UNREACHABLE = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "57P01", "57P02", "57P03", "53300", "08006", "08001"]);
const BUSY = new Set(["SQLITE_BUSY", "40001", "40P01", "55P03"]);

/** Why the store cannot take the request now, in words; null when the error is no such outage. */
export function storeOutage(error: unknown): string | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = "code" in cause && typeof cause.code === "string" ? cause.code : "";
    if (FULL.has(code)) return "The disk of the database is full; nothing was stored. Free some space, then send this again.";
    if (UNREACHABLE.has(code) || /timeout exceeded when trying to connect|Connection terminated/.test(cause.message)) return "The database cannot be reached; nothing was stored. Send this again in a moment.";
    if (BUSY.has(code)) return "The database is busy; nothing was stored. Send this again in a moment.";
  }
  return null;
}
