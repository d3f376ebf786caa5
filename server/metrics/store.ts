import { subscribe } from "node:diagnostics_channel";
import { STORE_WRITE_CHANNEL, type StoreWrite } from "@/db/store/client";
import { diskSpace } from "@/db/store/disk-space";
import { storeSize } from "@/db/store/size";
import type { Actor } from "@/db/access/actor";
import { metrics } from "./metrics";

const SIZE_CACHE_MS = 60_000;

/** Observes every write of the process; called once at the start. */
export function measureStore(): void {
  subscribe(STORE_WRITE_CHANNEL, (message) => {
    const { durationMs, ok } = message as StoreWrite;
    metrics().storeWrites.observe({ outcome: ok ? "committed" : "failed" }, durationMs / 1000);
  });
}

const holder = globalThis as typeof globalThis & { burnlineSizeAt?: number };

/** Refreshes size and row counts when they are older than a minute. */
export async function refreshStoreMetrics(actor: Actor, now: Date): Promise<void> {
  if (now.getTime() - (holder.burnlineSizeAt ?? 0) < SIZE_CACHE_MS) return;
  holder.burnlineSizeAt = now.getTime();
  const { bytes, rows } = await storeSize(actor);
  metrics().storeBytes.set(bytes);
  const disk = await diskSpace(actor);
  if (disk) metrics().storeFreeBytes.set(disk.freeBytes);
  for (const [table, count] of Object.entries(rows)) metrics().storeRows.set({ table }, count);
}
