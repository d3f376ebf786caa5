import { eq } from "drizzle-orm";
import { MINUTE_MS } from "@/lib/time/duration";
import { windowAt } from "@/lib/slo/window";
import type { Db } from "../../store/engine";
import type { Slo } from "../../slos/slo";
import { dropBackfill, requestBackfill } from "./request-backfill";
import { pollStates } from "../../schema/sources";

/**
 * Asks for the past of an SLO whose query is new: all of its longest window. Keeps nothing to ask
 * where counts are pushed.
 */
export async function fillFromSource(
  tx: Db,
  slo: Slo,
  before: Slo | null,
  now: Date,
): Promise<void> {
  if (slo.source.type === "push") return dropBackfill(tx, slo.id);
  const fromMinute = earliestMinute(slo, now);
  if (before && sameQuery(slo, before) && fromMinute >= earliestMinute(before, now)) return;
  // What was said of the former query is of the past.
  await tx.update(pollStates).set({ error: null, failures: 0 }).where(eq(pollStates.sloId, slo.id));
  await requestBackfill(tx, {
    sloId: slo.id,
    fromMinute,
    toMinute: Math.floor(now.getTime() / MINUTE_MS),
    at: now,
  });
}

const sameQuery = (a: Slo, b: Slo): boolean =>
  a.archivedAt === b.archivedAt &&
  JSON.stringify([a.source, a.sli]) === JSON.stringify([b.source, b.sli]);

const earliestMinute = ({ objectives }: Slo, now: Date): number =>
  Math.min(
    ...objectives.map(({ window }) =>
      Math.floor(windowAt(window, now.getTime()).start / MINUTE_MS),
    ),
  );
