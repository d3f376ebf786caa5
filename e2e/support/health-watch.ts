import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { Server } from "./run-server";

/**
 * What /healthz did since it was last asked for: its slowest answer, less the time for which others
 * had the processor.
 */
export type Health = { worst: number; asked: number; failed: number };

/**
 * Asks /healthz every 10 ms, in a thread of its own, so that this one's work delays no question.
 */
export function watchHealth(server: Pick<Server, "url" | "pid">) {
  const url = server.url.replace("localhost", "127.0.0.1");
  const probe = new Worker(new URL("./health-probe.mjs", import.meta.url), {
    workerData: { url, pid: server.pid() },
  });
  return {
    take: async (): Promise<Health> => {
      probe.postMessage("take");
      const [health] = (await once(probe, "message")) as [Health];
      return health;
    },
    stop: () => probe.terminate(),
  };
}
