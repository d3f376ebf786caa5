import type { Actor } from "@/db/actor";
import { requestMissedMinutes } from "@/db/backfills";
import { listDataSources, type DataSource } from "@/db/data-sources";
import { recordMeasurements } from "@/db/measurements";
import { listPolledSlos, recordPolls, type Poll, type PolledSlo } from "@/db/poll-states";
import { groupBy } from "@/lib/group-by";
import { MINUTE_MS } from "@/lib/time/duration";
import { metrics } from "@/server/metrics/metrics";
import { connectionOf } from "@/server/sources/connection";
import type { Prometheus } from "@/server/sources/prometheus";
import { readMinutes } from "@/server/sources/read-minutes";
import { inParallel } from "./in-parallel";
import type { Job, JobContext } from "./job";

/** The minutes read again at each poll: what arrives late in Prometheus changes them. */
const READ_AGAIN = 5;
/** A longer gap is filled in the background. */
const MOST_AT_ONCE = 1440;
const SLOS_AT_ONCE = 4;
const ROUND_MS = 50_000;

/** A few seconds late, so that the last scrape of the minute is in. */
export const pollJob: Job = { name: "poll", does: "Asks every data source for the last minutes.", everyMs: MINUTE_MS, offsetMs: 5000, longestMs: ROUND_MS, run: pollSources };

/** One round: every source on its own, so that none waits for another. */
export async function pollSources({ actor, now, stop }: JobContext): Promise<void> {
  const [sources, slos] = await Promise.all([listDataSources(actor), listPolledSlos(actor)]);
  const bySource = groupBy(slos, (slo) => slo.source.dataSource);
  await Promise.all([...bySource].map(([slug, fed]) => pollSource(actor, sources.find((source) => source.slug === slug), fed, now, stop)));
}

async function pollSource(actor: Actor, source: DataSource | undefined, slos: readonly PolledSlo[], now: Date, stop: AbortSignal): Promise<void> {
  const polls: Poll[] = [];
  const connection = connect(source, stop);
  await inParallel(slos, SLOS_AT_ONCE, async (slo) => {
    polls.push(typeof connection === "string" ? { sloId: slo.id, succeeded: false, error: connection } : await pollSlo(actor, connection, slo, now));
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

async function pollSlo(actor: Actor, connection: Prometheus, slo: PolledSlo, now: Date): Promise<Poll> {
  const toMinute = Math.floor(now.getTime() / MINUTE_MS);
  const fromMinute = firstMinuteToRead(slo, toMinute);
  try {
    const oldest = Math.max(fromMinute, toMinute - MOST_AT_ONCE);
    const { buckets, warnings } = await readMinutes(connection, slo.sli, slo.source, oldest, toMinute);
    await recordMeasurements(actor, { mode: "replace", measurements: buckets.map((bucket) => ({ ...bucket, sloId: slo.id })), at: now });
    if (fromMinute < oldest) await requestMissedMinutes(actor, { sloId: slo.id, fromMinute, toMinute: oldest, at: now });
    metrics().measurements.inc({ via: "prometheus" }, buckets.length);
    return { sloId: slo.id, succeeded: true, error: warnings.length > 0 ? warnings.join("; ") : null };
  } catch (error) {
    return { sloId: slo.id, succeeded: false, error: messageOf(error) };
  }
}

/** After an outage of the source or of Burnline, everything since the last success. */
function firstMinuteToRead({ state }: PolledSlo, toMinute: number): number {
  const usual = toMinute - READ_AGAIN;
  if (!state?.succeededAt) return usual;
  return Math.min(usual, Math.floor(state.succeededAt.getTime() / MINUTE_MS) - READ_AGAIN + 1);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
