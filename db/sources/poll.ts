import { and, eq, isNotNull, isNull, sql, inArray } from "drizzle-orm";
import type { PrometheusSource } from "@/lib/slo/source";
import type { Sli } from "@/lib/sli/sli";
import { backfills, pollStates } from "../schema/sources";
import { type Actor, assertCan } from "../access/actor";
import { type Reader, snapshotAs } from "../access/reader";
import { exactLastMinutes } from "../measurements/internal/last-minutes";
import { windowMemory } from "../measurements/internal/window-memory";
import { services, slos } from "../schema/slos";
import { dialect } from "../store/dialect";
import { rowsOf } from "../store/statements";
import { write } from "../store/client";

export type PollState = typeof pollStates.$inferSelect;

/** `error` beside `succeeded` is a warning: the data came, with a remark of the source. */
export type Poll = { sloId: number; succeeded: boolean; error: string | null };

export type PolledSlo = {
  id: number;
  service: string;
  slug: string;
  sli: Sli;
  source: PrometheusSource;
  state: PollState | null;
  lastMinute: number | null;
  /** The first minute of what was last filled in; null while that goes on. */
  filledFrom: number | null;
};

/** Every SLO that a Prometheus feeds, with what its last poll gave. */
export async function listPolledSlos(actor: Actor): Promise<PolledSlo[]> {
  assertCan(actor, "admin", null);
  const memory = windowMemory();
  const rows = await snapshotAs(actor, async (reader) =>
    exactLastMinutes(reader, await polledRows(reader), memory),
  );
  return rows.flatMap(({ source, ...row }) =>
    source.type === "prometheus" ? [{ ...row, source }] : [],
  );
}

const polledRows = (reader: Reader) =>
  reader
    .select({
      id: slos.id,
      service: services.slug,
      slug: slos.slug,
      sli: slos.sli,
      source: slos.source,
      lastMinute: slos.lastMinute,
      filledFrom: backfills.fromMinute,
      state: pollStates,
    })
    .from(slos)
    .innerJoin(services, eq(services.id, slos.serviceId))
    .leftJoin(pollStates, eq(pollStates.sloId, slos.id))
    .leftJoin(backfills, and(eq(backfills.sloId, slos.id), isNotNull(backfills.finishedAt)))
    .where(
      and(
        eq(sql`${slos.source} ->> 'type'`, "prometheus"),
        isNull(slos.archivedAt),
        isNull(services.archivedAt),
      ),
    );

/**
 * Keeps the outcome of a round of polls in one transaction; an SLO deleted meanwhile is left out.
 */
export async function recordPolls(actor: Actor, polls: readonly Poll[], at: Date): Promise<void> {
  assertCan(actor, "admin", null);
  if (polls.length === 0) return;
  await write(async (tx) => {
    const polled = inArray(
      slos.id,
      polls.map(({ sloId }) => sloId),
    );
    // Held until the end: one that is deleted after it was found would fail all of them.
    const rows = await rowsOf<{ id: number | string }>(
      tx,
      sql`select id from ${slos} where ${polled} ${dialect === "postgres" ? sql`for key share` : sql``}`,
    );
    const there = new Set(rows.map(({ id }) => Number(id)));
    for (const { sloId, succeeded, error } of polls) {
      if (!there.has(sloId)) continue;
      await tx
        .insert(pollStates)
        .values({
          sloId,
          attemptedAt: at,
          succeededAt: succeeded ? at : null,
          error,
          failures: succeeded ? 0 : 1,
        })
        .onConflictDoUpdate({
          target: pollStates.sloId,
          set: {
            attemptedAt: at,
            error,
            failures: succeeded ? 0 : sql`${pollStates.failures} + 1`,
            ...(succeeded ? { succeededAt: at } : {}),
          },
        });
    }
  });
}
