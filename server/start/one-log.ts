import "server-only";
import { subscribe, unsubscribe } from "node:diagnostics_channel";

/** Where Next keeps what its router offers to the pages, by project folder. */
const METHODS = Symbol.for("@next/router-server-methods");
type Methods = Record<string, { logErrorWithOriginalStack?: (error: unknown) => void }>;

/**
 * Next writes each error of a page with its stack and the values of a failed statement, which may
 * be secrets; `request-errors.ts` logs the same errors as one line. Called once, at start; the
 * router is ready later, by the first request.
 */
export function silenceErrorsOfNext(): void {
  const silence = () => {
    const methods = Object.values((globalThis as { [METHODS]?: Methods })[METHODS] ?? {});
    for (const each of methods) each.logErrorWithOriginalStack = () => undefined;
    if (methods.length > 0) unsubscribe("http.server.request.start", silence);
  };
  subscribe("http.server.request.start", silence);
}
