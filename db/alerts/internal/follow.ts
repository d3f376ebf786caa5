import { eq } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import {
  acknowledgeEscalations,
  beginEscalation,
  endEscalations,
} from "../../escalations/internal/escalate";
import { tellTicketChannel } from "../../escalations/internal/ticket-channel";
import { cancelWaiting } from "../../notifications/internal/enqueue";
import { teams, users } from "../../schema/people";
import type { Db } from "../../store/engine";
import type { By, Changed } from "./changed";
import { openIncidentOf } from "./incident";
import type { AlertRow } from "./life";

/** What a transition of an alert brings about: incidents, people who are told, and silence. */
export async function follow(tx: Db, actor: Actor, changed: Changed, now: Date): Promise<void> {
  const { alert, transition, by } = changed;
  switch (transition) {
    case "fired":
    case "reopened":
    case "raised":
      if (alert.muteId !== null) return;
      await openIncidentOf(tx, actor, alert, now);
      return begin(tx, alert, now);
    case "acknowledged":
      await acknowledgeEscalations(tx, { alertId: alert.id }, await nameOf(tx, by), now);
      await letRest(tx, alert, now);
      return cancelWaiting(tx, { alertId: alert.id }, now);
    case "resolved":
      await endEscalations(tx, { alertId: alert.id }, now);
      await cancelWaiting(tx, { alertId: alert.id }, now);
      return tellTicketChannel(
        tx,
        { alertId: alert.id },
        alert.teamId,
        alert.worst,
        now,
        "resolved",
      );
    case "lowered":
      return letRest(tx, alert, now);
    default:
      throw new RangeError(`no transition ${String(transition satisfies never)}`);
  }
}

/** A ticket that somebody has is not brought back to them as a page is. */
async function letRest(tx: Db, { id, state, severity }: AlertRow, now: Date): Promise<void> {
  if (state === "acknowledged" && severity === "ticket")
    await endEscalations(tx, { alertId: id }, now);
}

/** The made-up teams of the demo wake nobody. */
async function begin(tx: Db, { id, teamId, serviceId, severity, route }: AlertRow, now: Date) {
  const [team] = await tx.select({ demo: teams.demo }).from(teams).where(eq(teams.id, teamId));
  if (team?.demo) return;
  const by = { teamId, serviceId, policySlug: route?.escalationPolicy ?? null };
  await beginEscalation(tx, { alertId: id }, by, severity, now);
}

/** The email address of whoever has an account, by which they are asked again. */
async function nameOf(tx: Db, by: By | null): Promise<string> {
  if (!by?.userId) return by?.name ?? "somebody";
  const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, by.userId));
  return user?.email ?? by.name;
}
