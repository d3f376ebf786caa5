import { randomBytes } from "node:crypto";

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
  const described = error instanceof Error ? { message: error.message, stack: error.stack, cause: causeOf(error) } : { message: String(error) };
  log("error", "bug", { id, where, ...fields, ...described });
  return id;
}

const causeOf = (error: Error): string | undefined => (error.cause instanceof Error ? error.cause.message : undefined);
