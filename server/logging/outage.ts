import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { STORE_WRITE_CHANNEL, type StoreWrite } from "@/db/store/client";
import { storeFailureOf } from "@/db/store/store-failure";
import { describe, log, logBug } from "./log";

type Outage = { since: number; failures: number };

// Pages, routes and jobs are separate module instances: one outage for the process lives on
// globalThis.
const holder = globalThis as typeof globalThis & { burnlineOutage?: Outage };

/**
 * Logs that the store could not be used: no bug of ours. A line at its start and one at its end,
 * however many requests it fails.
 */
export function logOutage(error: unknown, where: string): void {
  const line = () => log("error", "store.outage", { where, ...describe(error), stack: undefined });
  // One writer that waited too long says nothing about the next.
  if (storeFailureOf(error) === "busy") {
    line();
    return;
  }
  if (holder.burnlineOutage) {
    holder.burnlineOutage.failures += 1;
    return;
  }
  holder.burnlineOutage = { since: Date.now(), failures: 1 };
  subscribe(STORE_WRITE_CHANNEL, onWrite);
  line();
}

function onWrite(message: unknown): void {
  const outage = holder.burnlineOutage;
  if (!(message as StoreWrite).ok || !outage) return;
  delete holder.burnlineOutage;
  unsubscribe(STORE_WRITE_CHANNEL, onWrite);
  log("info", "store.recovered", { afterMs: Date.now() - outage.since, failures: outage.failures });
}

/** For work that nobody waits for: an outage as such, anything else as a bug. */
export function logFailure(error: unknown, where: string): void {
  if (storeFailureOf(error)) logOutage(error, where);
  else logBug(error, where);
}
