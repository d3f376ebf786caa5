import { subscribe } from "node:diagnostics_channel";
import { STORE_WRITE_CHANNEL, type StoreWrite } from "@/db/store/client";
import { storeFigures } from "@/db/store/figures";
import type { Actor } from "@/db/access/actor";
import { metrics } from "./metrics";

const ROWS_KEPT_MS = 60_000;

/** Observes every write of the process; called once at the start. */
export function measureStore(): void {
  subscribe(STORE_WRITE_CHANNEL, (message) => {
    const { durationMs, ok } = message as StoreWrite;
    metrics().storeWrites.observe({ outcome: ok ? "committed" : "failed" }, durationMs / 1000);
  });
}

const holder = globalThis as typeof globalThis & { burnlineFiguresAt?: number };

/** Refreshes size and row counts when they are older than a minute. */
export async function refreshStoreMetrics(actor: Actor, now: Date): Promise<void> {
  if (now.getTime() - (holder.burnlineFiguresAt ?? 0) < ROWS_KEPT_MS) return;
  holder.burnlineFiguresAt = now.getTime();
  const { bytes, rows } = await storeFigures(actor);
  metrics().storeBytes.set(bytes);
  for (const [table, count] of Object.entries(rows)) metrics().storeRows.set({ table }, count);
}
