import { eq } from "drizzle-orm";
import type { Slo } from "../slos/slo";
import { backfills, dataSources, pollStates } from "../schema/sources";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { slos } from "../schema/slos";
import type { PollState } from "./poll";

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

/** How asking an SLO's data source goes; null for pushed counts. */
export async function findSourceState(actor: Actor, slo: Slo): Promise<SourceState | null> {
  if (slo.source.type !== "prometheus") return null;
  const { dataSource } = slo.source;
  const [state] = await readAs(actor)
    .select({ name: dataSources.name, poll: pollStates, fill: backfills })
    .from(slos)
    .leftJoin(dataSources, eq(dataSources.slug, dataSource))
    .leftJoin(pollStates, eq(pollStates.sloId, slos.id))
    .leftJoin(backfills, eq(backfills.sloId, slos.id))
    .where(eq(slos.id, slo.id));
  if (!state) return null;
  const { name, poll, fill } = state;
  return {
    name: name ?? dataSource,
    succeededAt: poll?.succeededAt ?? fill?.finishedAt ?? null,
    trouble: troubleOf(poll),
    backfill: fill && fill.finishedAt === null ? { done: doneOf(fill), error: fill.error } : null,
  };
}

const doneOf = ({ nextMinute, fromMinute, toMinute }: typeof backfills.$inferSelect): number =>
  (nextMinute - fromMinute) / Math.max(1, toMinute - fromMinute);

function troubleOf(poll: PollState | null): SourceState["trouble"] {
  if (!poll || poll.error === null) return null;
  return { kind: poll.failures === 0 ? "warning" : "failing", message: poll.error };
}
