import { subscribe } from "node:diagnostics_channel";
import type { Server } from "node:http";
import { Server as NetServer } from "node:net";
import { closeStore } from "@/db/client";
import { stopJobs } from "@/server/jobs/running";
import { log, logBug } from "@/server/log";
import type { RequestStart } from "@/server/metrics/http";
import { isStopping, markStopping } from "./stopping";

/** A connection that was idle for this long at the stop is not about to send a request. */
const IDLE_MS = 2000;
const LONGEST_MS = 25_000;

/** On SIGTERM or SIGINT: no new connection, every request in flight to its end, jobs stopped, the store closed. */
export function stopGracefully(): void {
  const servers = new Set<Server>();
  subscribe("http.server.request.start", (message) => {
    const { server, response } = message as RequestStart;
    servers.add(server);
    if (isStopping()) response.setHeader("connection", "close");
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    // Next's own handler closes kept-alive connections at once, also those on which a request is arriving.
    process.removeAllListeners(signal);
    process.on(signal, () => {
      if (isStopping()) return;
      markStopping();
      void stop(signal, servers);
    });
  }
}

async function stop(signal: string, servers: ReadonlySet<Server>): Promise<void> {
  log("info", "stop", { signal });
  const overdue = setTimeout(() => {
    log("warn", "stop.overdue", { ms: LONGEST_MS });
    process.exit(1);
  }, LONGEST_MS);
  try {
    await Promise.all([...[...servers].map(drain), stopJobs()]);
    await closeStore();
  } catch (error) {
    logBug(error, "stop");
  }
  clearTimeout(overdue);
  log("info", "stopped");
  process.exit(signal === "SIGINT" ? 130 : 143);
}

/** Stops listening, but lets kept-alive connections send what they are sending; they end with that answer. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
    setTimeout(() => server.closeIdleConnections(), IDLE_MS);
  });
}
