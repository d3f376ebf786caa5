import type { Actor } from "@/db/actor";
import { advanceBackfill, listOpenBackfills, stallBackfill, type Backfill } from "@/db/backfills";
import { listDataSources, type DataSource } from "@/db/data-sources";
import { recordMeasurements } from "@/db/measurements";
import { listSlos, type Slo } from "@/db/slos";
import { oldestMinute } from "@/lib/measurement/retention";
import { MINUTE_MS } from "@/lib/time/duration";
import { log } from "@/server/log";
import { metrics } from "@/server/metrics/metrics";
import { connectionOf } from "@/server/sources/connection";
import { readMinutes } from "@/server/sources/read-minutes";
import { groupBy } from "./group-by";
import type { Job, JobContext } from "./job";
import { Pace } from "./pace";

/** Goes on where back-fills are open, day by day; looks for new ones every two seconds. */
export const backfillJob: Job = {
  name: "backfill",
  does: "Reads the past of new SLOs from their data source.",
  everyMs: 2000,
  offsetMs: 0,
  longestMs: 10 * MINUTE_MS,
  wanted: async (actor, now) => (await listOpenBackfills(actor)).some(({ sloId }) => pace.ready(sloId, now)),
  run: (context) => fillBack(context, pace),
};

const pace = new Pace();

/** Every source on its own; of one source, one chunk at a time, so that polling keeps its places. */
export async function fillBack({ actor, now, stop }: JobContext, paced: Pace, clock: () => Date = () => new Date()): Promise<void> {
  const open = (await listOpenBackfills(actor)).filter(({ sloId }) => paced.ready(sloId, now));
  const [sources, slos] = await Promise.all([listDataSources(actor), listSlos(actor, { ids: open.map(({ sloId }) => sloId), archived: true })]);
  const work = open.map((backfill) => ({ backfill, slo: slos.find(({ id }) => id === backfill.sloId) }));
  const bySource = groupBy(work, ({ slo }) => (slo?.source.type === "prometheus" ? slo.source.dataSource : ""));
  await Promise.all(
    [...bySource].map(async ([slug, members]) => {
      for (const { backfill, slo } of members) await fillOne({ actor, stop, paced, clock, slo, backfill, source: sources.find((one) => one.slug === slug) });
    }),
  );
}

type Filling = { actor: Actor; stop: AbortSignal; paced: Pace; clock: () => Date; slo: Slo | undefined; backfill: Backfill; source: DataSource | undefined };

async function fillOne({ actor, stop, paced, clock, slo, backfill, source }: Filling): Promise<void> {
  if (slo?.source.type !== "prometheus" || !source) return stallBackfill(actor, backfill, "Its data source is gone.", clock());
  let next = backfill.nextMinute;
  while (next < backfill.toMinute && !stop.aborted) {
    const now = clock();
    // What is no longer kept would be refused.
    const from = Math.max(next, oldestMinute(slo.objectives.map(({ window }) => window), now.getTime()));
    const to = Math.min(backfill.toMinute, from + paced.chunk(slo.id));
    try {
      await fillChunk({ actor, slo, source, from, to, now, stop });
      await advanceBackfill(actor, backfill, to, clock());
      paced.succeeded(slo.id);
      next = to;
    } catch (error) {
      if (wasStopped(stop)) return;
      const message = error instanceof Error ? error.message : String(error);
      log("warn", "backfill.stalled", { slo: slo.slug, service: slo.service.slug, error: message });
      paced.failed(slo.id, now);
      return stallBackfill(actor, backfill, message, null);
    }
  }
  if (next >= backfill.toMinute) paced.finished(slo.id);
}

type Chunk = { actor: Actor; slo: Slo; source: DataSource; from: number; to: number; now: Date; stop: AbortSignal };

async function fillChunk({ actor, slo, source, from, to, now, stop }: Chunk): Promise<void> {
  if (from >= to || slo.source.type !== "prometheus") return;
  const { buckets } = await readMinutes(connectionOf(source, stop), slo.sli, slo.source, from, to);
  await recordMeasurements(actor, { mode: "replace", measurements: buckets.map((bucket) => ({ ...bucket, sloId: slo.id })), at: now });
  metrics().measurements.inc({ via: "backfill" }, buckets.length);
}

const wasStopped = (stop: AbortSignal): boolean => stop.aborted;
