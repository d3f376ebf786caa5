import type { Options } from "./options";

const ENDLESS = "It retries without end. The registry keeps at most 100 attempts.";

/** All calls, where the library counts the retries after the first one. */
export function attemptsOfRetries(
  options: Options,
  key: string,
  retries: number | undefined,
): number | undefined {
  if (retries !== Infinity) return retries === undefined ? undefined : retries + 1;
  options.list({ ...options.place, key }, ENDLESS);
  return undefined;
}
