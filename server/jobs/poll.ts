import type { Actor } from "@/db/access/actor";
import { requestMissedMinutes } from "@/db/sources/backfills";
import { listDataSources } from "@/db/sources/list";
import type { DataSource } from "@/db/sources/data-source";
import { minuteTallies } from "@/db/measurements/windows";
import { recordMeasurements } from "@/db/measurements/record";
import { listPolledSlos, recordPolls, type Poll, type PolledSlo } from "@/db/sources/poll";
import { groupBy } from "@/lib/collections/group-by";
import { exactPair } from "@/lib/measurement/pair";
import type { MinuteBucket } from "@/lib/measurement/tally";
import { perSecondTrouble } from "@/lib/slo/per-second";
import { missingTrouble } from "@/lib/slo/source-trouble";
import { MINUTE_MS } from "@/lib/time/duration";
import { metrics } from "@/server/metrics/metrics";
import { connectionOf } from "@/server/sources/connection";
import type { Prometheus } from "@/server/sources/prometheus";
import { readMinutes } from "@/server/sources/read-minutes";
import { inParallel } from "./in-parallel";
import type { Job, JobContext } from "./job";

/** The minutes read again at each poll: what arrives late in Prometheus changes them. */
const READ_AGAIN = 5;
/** As far back a poll reads on from the newest minute with data: a store may lag behind. */
const MOST_LAG = 120;
/** Every so many minutes a poll looks further back, for what came later still. */
const LOOK_BACK_EVERY = 15;
const LOOK_BACK = 180;
/** Once a day it looks as far back as it can. */
const LOOK_FAR_EVERY = 1440;
/** A longer gap is filled in the background. */
const MOST_AT_ONCE = 1440;
const SLOS_AT_ONCE = 4;
const ROUND_MS = 50_000;

/** A few seconds late, so that the last scrape of the minute is in. */
export const pollJob: Job = {
  name: "poll",
  does: "Asks every data source for the last minutes.",
  everyMs: MINUTE_MS,
  offsetMs: 5000,
  longestMs: ROUND_MS,
  run: pollSources,
};

/** One round: every source on its own, so that none waits for another. */
export async function pollSources({ actor, now, stop }: JobContext): Promise<void> {
  const [sources, slos] = await Promise.all([listDataSources(actor), listPolledSlos(actor)]);
  const bySource = groupBy(slos, (slo) => slo.source.dataSource);
  await Promise.all(
    [...bySource].map(([slug, fed]) =>
      pollSource(
        actor,
        sources.find((source) => source.slug === slug),
        fed,
        now,
        stop,
      ),
    ),
  );
}

async function pollSource(
  actor: Actor,
  source: DataSource | undefined,
  slos: readonly PolledSlo[],
  now: Date,
  stop: AbortSignal,
): Promise<void> {
  const polls: Poll[] = [];
  const connection = connect(source, stop);
  await inParallel(slos, SLOS_AT_ONCE, async (slo) => {
    polls.push(
      typeof connection === "string"
        ? { sloId: slo.id, succeeded: false, error: connection }
        : await pollSlo(actor, connection, slo, now),
    );
  });
  await recordPolls(actor, polls, now);
}

/** The connection, or why there is none. */
function connect(source: DataSource | undefined, stop: AbortSignal): Prometheus | string {
  if (!source) return "The data source was deleted.";
  try {
    return connectionOf(source, stop);
  } catch (error) {
    return messageOf(error);
  }
}

async function pollSlo(
  actor: Actor,
  connection: Prometheus,
  slo: PolledSlo,
  now: Date,
): Promise<Poll> {
  const toMinute = Math.floor(now.getTime() / MINUTE_MS);
  const read = (start: number, end: number) => readInto(actor, connection, slo, start, end, now);
  const atOnce = (minute: number) => Math.max(minute, toMinute - MOST_AT_ONCE);
  const asked = Math.min(firstMissedMinute(slo, toMinute), firstLateMinute(slo, toMinute));
  try {
    const { found, remarks } = await read(atOnce(asked), toMinute);
    // What lagged has come, and maybe more of it than was asked for.
    const wanted = found ? Math.min(asked, firstAfterNewest(slo) ?? asked) : asked;
    const from = atOnce(wanted);
    const fillUpTo = (end: number) =>
      requestMissedMinutes(actor, { sloId: slo.id, fromMinute: wanted, toMinute: end, at: now });
    if (from < atOnce(asked))
      await read(from, atOnce(asked)).catch(async (error: unknown) => {
        // The next poll goes by the newest minute, which is stored by now.
        await fillUpTo(atOnce(asked));
        throw error;
      });
    if (wanted < from) await fillUpTo(from);
    return {
      sloId: slo.id,
      succeeded: true,
      error: remarks.length > 0 ? remarks.join("; ") : null,
    };
  } catch (error) {
    return { sloId: slo.id, succeeded: false, error: messageOf(error) };
  }
}

/** Stores what the source knows of the minutes [fromMinute, toMinute), and says what was there. */
async function readInto(
  actor: Actor,
  connection: Prometheus,
  slo: PolledSlo,
  fromMinute: number,
  toMinute: number,
  now: Date,
): Promise<{ found: boolean; remarks: string[] }> {
  const { buckets, warnings, missing } = await readMinutes(
    connection,
    slo.sli,
    slo.source,
    fromMinute,
    toMinute,
  );
  const changed = await changedOf(actor, slo.id, buckets, fromMinute, toMinute);
  if (changed.length > 0)
    await recordMeasurements(actor, {
      mode: "replace",
      measurements: changed.map((bucket) => ({ ...bucket, sloId: slo.id })),
      at: now,
    });
  metrics().measurements.inc({ via: "prometheus" }, changed.length);
  const troubles = [missingTrouble(slo.source, missing), perSecondTrouble(slo.source)];
  return {
    found: buckets.length > 0,
    remarks: [...troubles.filter((trouble) => trouble !== null), ...warnings],
  };
}

/**
 * The minutes that are not stored yet as the source knows them now: most are, and hours that are
 * sealed should not be packed again for nothing.
 */
async function changedOf(
  actor: Actor,
  sloId: number,
  buckets: readonly MinuteBucket[],
  fromMinute: number,
  toMinute: number,
): Promise<MinuteBucket[]> {
  const known = new Map(
    (
      await minuteTallies(actor, sloId, {
        start: fromMinute * MINUTE_MS,
        end: toMinute * MINUTE_MS,
      })
    ).map((bucket) => [bucket.minute, exactPair(bucket)]),
  );
  return buckets.filter((bucket) => {
    const [before, after] = [known.get(bucket.minute), exactPair(bucket)];
    return before?.bad !== after.bad || before.total !== after.total;
  });
}

/**
 * An empty answer is no success: a store that lags is read on from the newest minute that had data,
 * now and then further back, and once a day from that minute on however old it is.
 */
function firstLateMinute(slo: PolledSlo, toMinute: number): number {
  const isTurn = (every: number) => toMinute % every === slo.id % every;
  const from = Math.min(toMinute - READ_AGAIN, firstAfterNewest(slo) ?? toMinute - MOST_AT_ONCE);
  if (isTurn(LOOK_FAR_EVERY)) return Math.min(from, toMinute - MOST_AT_ONCE);
  if (isTurn(LOOK_BACK_EVERY))
    return Math.max(Math.min(from, toMinute - LOOK_BACK), toMinute - MOST_AT_ONCE);
  return Math.max(from, toMinute - MOST_LAG);
}

/**
 * Where reading goes on after the newest minute that had data, with those that are read again.
 * Where there has been none yet, at the beginning of what was filled in; null while it is.
 */
const firstAfterNewest = ({ lastMinute, filledFrom }: PolledSlo): number | null =>
  lastMinute === null ? filledFrom : lastMinute + 1 - READ_AGAIN;

/** After an outage of the source or of Burnline, everything since the last success. */
function firstMissedMinute({ state }: PolledSlo, toMinute: number): number {
  const usual = toMinute - READ_AGAIN;
  if (!state?.succeededAt) return usual;
  return Math.min(usual, Math.floor(state.succeededAt.getTime() / MINUTE_MS) - READ_AGAIN + 1);
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
