import { Worker } from "node:worker_threads";
import { ParsingRefused } from "./parsing-refused";
import type { Done } from "./done";

export type Limits = { ms: number; queued: number; heapMb: number };

type Waiting = { job: unknown; resolve: (value: unknown) => void; reject: (error: Error) => void };

/**
 * One thread, one job at a time; a thread that takes too long is ended and replaced, and the jobs
 * behind it go on.
 */
export function parsingThread(program: () => Promise<string>, { ms, queued, heapMb }: Limits) {
  const waiting: Waiting[] = [];
  let thread: Worker | null = null;
  let busy = false;

  async function started(): Promise<Worker> {
    if (thread) return thread;
    const made = new Worker(await program(), {
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 32 },
    });
    made.once("exit", () => {
      if (thread === made) thread = null;
    });
    await new Promise<void>((resolve, reject) =>
      made.once("online", resolve).once("error", reject),
    );
    thread = made;
    return made;
  }

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { job, resolve, reject } = next;
      try {
        const worker = await started();
        worker.ref();
        resolve(await answerOf(worker, job, ms));
        // An idle thread keeps no process alive.
        worker.unref();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    }
    busy = false;
  }

  return (job: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (waiting.length >= queued) {
        reject(new ParsingRefused("queue"));
        return;
      }
      waiting.push({ job, resolve, reject });
      void work();
    });
}

function answerOf(worker: Worker, job: unknown, ms: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(overdue);
      worker.off("message", answered).off("error", failed).off("exit", ended);
    };
    const answered = (done: Done) => {
      stop();
      if (done.ok) resolve(done.value);
      else
        reject(
          Object.assign(new Error(done.error.message), {
            ...done.error.details,
            name: done.error.name,
            stack: done.error.stack,
          }),
        );
    };
    const failed = (error: Error & { code?: string }) => {
      stop();
      reject(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new ParsingRefused("text") : error);
    };
    const ended = () => {
      stop();
      reject(new ParsingRefused("text"));
    };
    const overdue = setTimeout(() => void worker.terminate(), ms);
    worker.on("message", answered).on("error", failed).on("exit", ended);
    worker.postMessage(job);
  });
}
