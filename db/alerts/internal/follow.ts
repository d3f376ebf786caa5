import { eq } from "drizzle-orm";
import { escalationChanges, type EscalationChange } from "@/lib/alert/escalation-change";
import type { Actor } from "../../access/actor";
import {
  acknowledgeEscalations,
  beginEscalation,
  endEscalations,
  resumeEscalation,
} from "../../escalations/internal/escalate";
import { tellTicketChannel } from "../../escalations/internal/ticket-channel";
import { cancelWaiting } from "../../notifications/internal/enqueue";
import { teams, users } from "../../schema/people";
import type { Db } from "../../store/engine";
import type { Changed } from "./changed";
import { noteAcknowledged, openIncidentOf } from "./incident";
import { SOMEBODY, type AlertRow } from "./life";
import { tellOfAlert } from "./tell";
import { tellLastResort } from "./tell-last-resort";

/** `from`: who hands it over, by email. */
type Following = Pick<Changed, "alert" | "transition" | "by"> & { from?: string | undefined };

/** What a transition of an alert brings about: incidents, people who are told, and silence. */
export async function follow(
  tx: Db,
  actor: Actor,
  { alert, transition, by, from }: Following,
  now: Date,
): Promise<void> {
  const subject = { alertId: alert.id };
  const changes = escalationChanges({ ...alert, muted: alert.muteId !== null, transition });
  if (changes.includes("begin")) await openIncidentOf(tx, actor, alert, now);
  for (const change of changes) await changeEscalation(tx, { alert, from }, change, now);
  if (changes.includes("acknowledge") || changes.includes("end"))
    await cancelWaiting(tx, subject, now);
  if (transition === "acknowledged") await noteAcknowledged(tx, actor, alert, by, now);
  if (transition === "resolved")
    await tellTicketChannel(tx, subject, alert.teamId, alert.worst, now, "resolved");
  await tellOfAlert(tx, { alert, transition }, now);
}

async function changeEscalation(
  tx: Db,
  { alert, from }: Pick<Following, "alert" | "from">,
  change: EscalationChange,
  now: Date,
): Promise<void> {
  const subject = { alertId: alert.id };
  switch (change) {
    case "begin":
      if (await isOfDemo(tx, alert)) return;
      await beginEscalation(tx, subject, pagedBy(alert), alert.severity, now);
      if (alert.kind === "burnline" && alert.severity === "page")
        await tellLastResort(tx, alert, now);
      return;
    case "resume":
      if (await isOfDemo(tx, alert)) return;
      return resumeEscalation(tx, subject, pagedBy(alert), await holderOf(tx, alert), now);
    case "acknowledge":
      return acknowledgeEscalations(tx, subject, await holderOf(tx, alert), now, from);
    case "end":
      return endEscalations(tx, subject, now);
    default:
      throw new RangeError(`no change ${String(change satisfies never)}`);
  }
}

const pagedBy = ({ teamId, serviceId, route }: AlertRow) => ({
  teamId,
  serviceId,
  policySlug: route?.escalationPolicy ?? null,
});

/** The made-up teams of the demo wake nobody. */
async function isOfDemo(tx: Db, { teamId }: AlertRow): Promise<boolean> {
  const [team] = await tx.select({ demo: teams.demo }).from(teams).where(eq(teams.id, teamId));
  return team?.demo ?? false;
}

/** Who has it: by the email address of an account, by which they are asked again. */
async function holderOf(tx: Db, { acknowledgedBy, acknowledgedById }: AlertRow): Promise<string> {
  const name = acknowledgedBy ?? SOMEBODY;
  if (acknowledgedById === null) return name;
  const [user] = await tx
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, acknowledgedById));
  return user?.email ?? name;
}
