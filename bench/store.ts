import { fork } from "node:child_process";
import path from "node:path";
import type { Tasks } from "./store-tasks";

type Argument<Name extends keyof Tasks> = Parameters<Tasks[Name]>[0];
type Answer = { id: number; value?: unknown; error?: string };

export type BenchStore = {
  ask: <Name extends keyof Tasks>(
    task: Name,
    ...argument: Argument<Name> extends undefined ? [] : [Argument<Name>]
  ) => Promise<Awaited<ReturnType<Tasks[Name]>>>;
  stop: () => Promise<void>;
};

/** A process with a store of its own in `file`. */
export function openBenchStore(file: string): BenchStore {
  const child = fork(path.join(import.meta.dirname, "store-process.ts"), [], {
    execArgv: ["--conditions=react-server", "--import", "tsx"],
    env: { ...process.env, NODE_ENV: "production", DATABASE_URL: `file:${file}` },
  });
  const waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (reason: Error) => void }
  >();
  let questions = 0;
  child.on("message", (message) => {
    const { id, value, error } = message as Answer;
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(value as never);
    else asked?.reject(new Error(error));
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      for (const { reject } of waiting.values()) reject(new Error("the store process ended"));
      resolve();
    });
  });
  const ask: BenchStore["ask"] = (task, ...[argument]) =>
    new Promise((resolve, reject) => {
      const id = ++questions;
      waiting.set(id, { resolve, reject });
      child.send({ id, task, argument });
    });
  return {
    ask,
    stop: async () => {
      await ask("close");
      child.disconnect();
      await ended;
    },
  };
}
