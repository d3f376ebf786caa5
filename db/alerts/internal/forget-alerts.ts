import { and, asc, eq, inArray, isNull, lt, notExists } from "drizzle-orm";
import { alertMutes, alerts } from "../../schema/alerts";
import type { Db } from "../../store/engine";

/** Alerts that were over before, with all that hangs on them; those of an incident are its record. */
export async function forgetAlerts(tx: Db, before: Date, limit: number): Promise<number> {
  const past = and(
    eq(alerts.state, "resolved"),
    lt(alerts.resolvedAt, before),
    isNull(alerts.incidentId),
  );
  const oldest = tx
    .select({ id: alerts.id })
    .from(alerts)
    .where(past)
    .orderBy(asc(alerts.resolvedAt))
    .limit(limit);
  const gone = await tx
    .delete(alerts)
    .where(and(inArray(alerts.id, oldest), past))
    .returning({ id: alerts.id });
  return gone.length;
}

/** Mutes that ended before, unless an alert that is kept fell under one. */
export async function forgetMutes(tx: Db, before: Date, limit: number): Promise<number> {
  const muted = tx.select({ id: alerts.id }).from(alerts).where(eq(alerts.muteId, alertMutes.id));
  const oldest = tx
    .select({ id: alertMutes.id })
    .from(alertMutes)
    .where(and(lt(alertMutes.endsAt, before), notExists(muted)))
    .orderBy(asc(alertMutes.endsAt))
    .limit(limit);
  const gone = await tx
    .delete(alertMutes)
    .where(inArray(alertMutes.id, oldest))
    .returning({ id: alertMutes.id });
  return gone.length;
}
