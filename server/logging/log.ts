import { randomBytes } from "node:crypto";

const PARAMETERS = /\nparams: [^]*$/;

type Level = "info" | "warn" | "error";
type Fields = Record<string, string | number | boolean | null | undefined>;

/** One line of JSON on stdout (info) or stderr (warn, error). */
export function log(level: Level, event: string, fields: Fields = {}): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields });
  (level === "info" ? process.stdout : process.stderr).write(`${line}\n`);
}

/** Logs a bug once and answers the id that its user is shown. */
export function logBug(error: unknown, where: string, fields: Fields = {}): string {
  const id = randomBytes(5).toString("hex");
  log("error", "bug", { id, where, ...fields, ...describe(error) });
  return id;
}

/**
 * An error for the log: the query builder adds to its message what was written, which may be a
 * secret.
 */
export function describe(error: unknown): {
  message: string;
  stack?: string | undefined;
  cause?: string | undefined;
} {
  if (!(error instanceof Error)) return { message: String(error) };
  const message = error.message.replace(PARAMETERS, "");
  return { message, stack: error.stack?.replace(error.message, message), cause: causeOf(error) };
}

const causeOf = (error: Error): string | undefined =>
  error.cause instanceof Error ? error.cause.message : undefined;
