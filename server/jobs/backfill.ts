import { setTimeout as delay } from "node:timers/promises";
import type { Actor } from "@/db/access/actor";
import {
  advanceBackfill,
  listOpenBackfills,
  stallBackfill,
  type Backfill,
} from "@/db/sources/backfills";
import { listDataSources } from "@/db/sources/list";
import type { DataSource } from "@/db/sources/data-source";
import { retentionOf } from "@/db/measurements/retained";
import { recordMeasurements } from "@/db/measurements/record";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { groupBy } from "@/lib/collections/group-by";
import { oldestMinute } from "@/lib/measurement/retention";
import { MINUTE_MS } from "@/lib/time/duration";
import { log } from "@/server/logging/log";
import { metrics } from "@/server/metrics/metrics";
import { connectionOf } from "@/server/sources/connection";
import { readMinutes } from "@/server/sources/read-minutes";
import type { Job, JobContext } from "./job";
import { Pace } from "./pace";

const LOOK_AGAIN_MS = 2000;

/**
 * Goes on where back-fills are open, day by day; looks for new ones every two seconds, also while
 * others go on.
 */
export const backfillJob: Job = {
  name: "backfill",
  does: "Reads the past of new SLOs from their data source.",
  everyMs: LOOK_AGAIN_MS,
  offsetMs: 0,
  longestMs: 10 * MINUTE_MS,
  wanted: async (actor, now) =>
    (await listOpenBackfills(actor)).some(({ sloId }) => pace.ready(sloId, now)),
  run: (context) => fillBack(context, pace),
};

const pace = new Pace();

/**
 * Every source on its own; of one source, one SLO and one chunk at a time, so that polling keeps
 * its places. An SLO is filled by one source at a time: a new one waits for the last chunk of the
 * former.
 */
export async function fillBack(
  { actor, stop }: JobContext,
  paced: Pace,
  clock: () => Date = () => new Date(),
): Promise<void> {
  const broken = new AbortController();
  const answerable = AbortSignal.any([stop, broken.signal]);
  const lanes = new Map<string, { sloId: number; done: Promise<void> }>();
  const ends = () => [...lanes.values()].map(({ done }) => done);
  try {
    while (!answerable.aborted) {
      for (const { lane, ...work } of await listWork(actor, paced, clock(), lanes)) {
        const filled = fillOne({ ...work, actor, stop: answerable, paced, clock }).catch(
          (error: unknown) => broken.abort(error),
        );
        lanes.set(lane, {
          sloId: work.backfill.sloId,
          done: filled.finally(() => lanes.delete(lane)),
        });
      }
      if (lanes.size === 0) break;
      await Promise.race([...ends(), delay(LOOK_AGAIN_MS, undefined, { ref: false })]);
    }
  } catch (error) {
    broken.abort(error);
  }
  await Promise.all(ends());
  broken.signal.throwIfAborted();
}

type Work = {
  lane: string;
  backfill: Backfill;
  slo: Slo | undefined;
  source: DataSource | undefined;
};

/** The oldest open back-fill of each source that is free. */
async function listWork(
  actor: Actor,
  paced: Pace,
  now: Date,
  lanes: ReadonlyMap<string, { sloId: number }>,
): Promise<Work[]> {
  const underWay = new Set([...lanes.values()].map(({ sloId }) => sloId));
  const open = (await listOpenBackfills(actor)).filter(
    ({ sloId }) => !underWay.has(sloId) && paced.ready(sloId, now),
  );
  if (open.length === 0) return [];
  const [sources, slos] = await Promise.all([
    listDataSources(actor),
    listSlos(actor, { ids: open.map(({ sloId }) => sloId), archived: true }),
  ]);
  const work = open.map((backfill) => {
    const slo = slos.find(({ id }) => id === backfill.sloId);
    const lane = slo?.source.type === "prometheus" ? slo.source.dataSource : "";
    return { lane, backfill, slo, source: sources.find(({ slug }) => slug === lane) };
  });
  return [...groupBy(work, ({ lane }) => lane).values()].flatMap(([first]) =>
    first && !lanes.has(first.lane) ? [first] : [],
  );
}

type Filling = Omit<Work, "lane"> & {
  actor: Actor;
  stop: AbortSignal;
  paced: Pace;
  clock: () => Date;
};

async function fillOne({
  actor,
  stop,
  paced,
  clock,
  slo,
  backfill,
  source,
}: Filling): Promise<void> {
  if (slo?.source.type !== "prometheus" || !source)
    return stallBackfill(actor, backfill, "Its data source is gone.", clock());
  const { detailFrom } = await retentionOf(actor, slo);
  let next = backfill.nextMinute;
  while (next < backfill.toMinute && !stop.aborted) {
    const now = clock();
    // What is no longer kept would be refused.
    const from = Math.max(
      next,
      oldestMinute(
        slo.objectives.map(({ window }) => window),
        now.getTime(),
      ),
      (detailFrom ?? 0) / MINUTE_MS,
    );
    const to = Math.min(backfill.toMinute, from + paced.chunk(slo.id));
    try {
      await fillChunk({ actor, slo, source, from, to, now, stop });
      const current = await advanceBackfill(actor, backfill, to, clock());
      paced.succeeded(slo.id);
      if (!current) return;
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

type Chunk = {
  actor: Actor;
  slo: Slo;
  source: DataSource;
  from: number;
  to: number;
  now: Date;
  stop: AbortSignal;
};

async function fillChunk({ actor, slo, source, from, to, now, stop }: Chunk): Promise<void> {
  if (from >= to || slo.source.type !== "prometheus") return;
  const { buckets } = await readMinutes(connectionOf(source, stop), slo.sli, slo.source, from, to);
  await recordMeasurements(actor, {
    mode: "replace",
    measurements: buckets.map((bucket) => ({ ...bucket, sloId: slo.id })),
    at: now,
  });
  metrics().measurements.inc({ via: "backfill" }, buckets.length);
}

const wasStopped = (stop: AbortSignal): boolean => stop.aborted;
