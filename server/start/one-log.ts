/** Where Next keeps what its router offers to the pages, by project folder. */
const METHODS = Symbol.for("@next/router-server-methods");
type Methods = Record<string, { logErrorWithOriginalStack?: (error: unknown) => void }>;

/**
 * Next writes each error of a page with its stack and the values of a failed statement, which may
 * be secrets; `request-errors.ts` logs the same errors as one line. Called once Next is prepared.
 */
export function silenceErrorsOfNext(): void {
  const methods = Object.values((globalThis as { [METHODS]?: Methods })[METHODS] ?? {});
  if (methods.length === 0) throw new Error("Next no longer says where it logs errors");
  for (const each of methods) each.logErrorWithOriginalStack = () => undefined;
}
