import "server-only";
import { parsingThread, type Limits } from "./parsing-thread";
import type { TaskName, Tasks } from "./tasks";
import { workerFile } from "./worker-file";

const LIMITS: Limits = { ms: 10_000, queued: 32, heapMb: 256 };

// Each route may be a module instance of its own: the process has one thread, on globalThis.
const holder = globalThis as typeof globalThis & {
  burnlineParsing?: ReturnType<typeof parsingThread>;
};

/**
 * Does a task on people's text in a thread of its own, within limits of time and memory. Throws
 * ParsingRefused for a text that takes too much, and while too many wait.
 */
export async function parseApart<T extends TaskName>(
  task: T,
  input: Parameters<Tasks[T]>[0],
): Promise<ReturnType<Tasks[T]>> {
  const parse = (holder.burnlineParsing ??= parsingThread(workerFile, LIMITS));
  return (await parse({ task, input })) as ReturnType<Tasks[T]>;
}
