import type { Instrumentation } from "next";

/** Next calls this once in a server process, before it answers anything. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build")
    return;
  const { startBurnline } = await import("./server/start/start");
  await startBurnline();
}

/** What a page or handler throws is a bug: logged once, under the number that its user sees. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logRequestError } = await import("./server/start/request-errors");
  logRequestError(error, request, context);
};
