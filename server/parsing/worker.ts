import { parentPort } from "node:worker_threads";
import { failed, type Done } from "./done";
import { TASKS, type TaskName } from "./tasks";

export type Job = { task: TaskName; input: unknown };

// One job at a time: the next is sent when this one is answered.
parentPort?.on("message", ({ task, input }: Job) => parentPort?.postMessage(done(task, input)));

function done(task: TaskName, input: unknown): Done {
  try {
    const run = TASKS[task] as (given: unknown) => unknown;
    return { ok: true, value: run(input) };
  } catch (thrown) {
    return failed(thrown);
  }
}
