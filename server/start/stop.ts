import { closeStore } from "@/db/store/client";
import type { Connections } from "@/server/http/front/connections";
import { stopJobs } from "@/server/jobs/running";
import { log, logBug } from "@/server/logging/log";
import { isStopping, markStopping } from "./stopping";

const LONGEST_MS = 25_000;

/**
 * On SIGTERM or SIGINT: no new connection but those that clients have made, every request in flight
 * to its end, jobs stopped, the store closed.
 */
export function stopGracefully(connections: Connections): void {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      if (isStopping()) return;
      markStopping();
      void stop(signal, connections);
    });
  }
}

async function stop(signal: string, connections: Connections): Promise<void> {
  log("info", "stop", { signal });
  const overdue = setTimeout(() => {
    log("warn", "stop.overdue", { ms: LONGEST_MS });
    process.exit(1);
  }, LONGEST_MS);
  try {
    await Promise.all([connections.drain(), stopJobs()]);
    await closeStore();
  } catch (error) {
    logBug(error, "stop");
  }
  clearTimeout(overdue);
  log("info", "stopped");
  process.exit(signal === "SIGINT" ? 130 : 143);
}
