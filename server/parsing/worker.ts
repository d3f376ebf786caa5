import { parentPort } from "node:worker_threads";
import { TASKS, type TaskName } from "./tasks";

export type Job = { task: TaskName; input: unknown };
export type Done =
  | { ok: true; value: unknown }
  | {
      ok: false;
      error: { name: string; message: string; stack: string | undefined; details: object };
    };

// One job at a time: the next is sent when this one is answered.
parentPort?.on("message", ({ task, input }: Job) => parentPort?.postMessage(done(task, input)));

function done(task: TaskName, input: unknown): Done {
  try {
    const run = TASKS[task] as (given: unknown) => unknown;
    return { ok: true, value: run(input) };
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return {
      ok: false,
      error: {
        name: error.name,
        message: error.message,
        stack: error.stack,
        details: Object.fromEntries(Object.entries(error)),
      },
    };
  }
}
