import "server-only";
import { HttpError } from "@/server/http/problem";
import { ParsingRefused, parsingThread, type Limits } from "./parsing-thread";
import type { TaskName, Tasks } from "./tasks";
import { workerFile } from "./worker-file";

const LIMITS: Limits = { ms: 10_000, queued: 32, heapMb: 256 };
const RETRY_SECONDS = "5";

// Each route may be a module instance of its own: the process has one thread, on globalThis.
const holder = globalThis as typeof globalThis & {
  burnlineParsing?: ReturnType<typeof parsingThread>;
};

/**
 * Does a task on people's text in a thread of its own, within limits of time and memory. Throws 400
 * for a text that takes too much, 503 while too many wait.
 */
export async function parseApart<T extends TaskName>(
  task: T,
  input: Parameters<Tasks[T]>[0],
): Promise<ReturnType<Tasks[T]>> {
  const parse = (holder.burnlineParsing ??= parsingThread(workerFile, LIMITS));
  try {
    return (await parse({ task, input })) as ReturnType<Tasks[T]>;
  } catch (error) {
    if (!(error instanceof ParsingRefused)) throw error;
    throw error.why === "text"
      ? new HttpError(400, error.message)
      : new HttpError(503, error.message, { "retry-after": RETRY_SECONDS });
  }
}
