import { eq } from "drizzle-orm";
import { read } from "../store/client";
import type { PollState } from "./poll-states";
import { backfills, dataSources, pollStates } from "../schema/sources";
import type { Slo } from "../slos/slos";

/**
 * `done` of a back-fill is 0..1; null where there is none, or it is finished. A source that warns
 * has answered all the same.
 */
export type SourceState = {
  name: string;
  succeededAt: Date | null;
  trouble: { kind: "failing" | "warning"; message: string } | null;
  backfill: { done: number; error: string | null } | null;
};

/**
 * How asking an SLO's data source goes; null for pushed counts. For an SLO that the caller was
 * allowed to read.
 */
export async function findSourceState(slo: Slo): Promise<SourceState | null> {
  if (slo.source.type !== "prometheus") return null;
  const [source] = await read()
    .select({ name: dataSources.name })
    .from(dataSources)
    .where(eq(dataSources.slug, slo.source.dataSource));
  const [poll] = await read().select().from(pollStates).where(eq(pollStates.sloId, slo.id));
  const [fill] = await read().select().from(backfills).where(eq(backfills.sloId, slo.id));
  const backfill =
    fill && fill.finishedAt === null
      ? {
          done: (fill.nextMinute - fill.fromMinute) / Math.max(1, fill.toMinute - fill.fromMinute),
          error: fill.error,
        }
      : null;
  return {
    name: source?.name ?? slo.source.dataSource,
    succeededAt: poll?.succeededAt ?? fill?.finishedAt ?? null,
    trouble: troubleOf(poll),
    backfill,
  };
}

function troubleOf(poll: PollState | undefined): SourceState["trouble"] {
  if (!poll || poll.error === null) return null;
  return { kind: poll.failures === 0 ? "warning" : "failing", message: poll.error };
}
