import type { Instrumentation } from "next";

/** What a page or handler throws is a bug: logged once, under the number that its user sees. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logRequestError } = await import("./server/start/request-errors");
  logRequestError(error, request, context);
};
