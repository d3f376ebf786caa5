import { and, desc, eq, ne } from "drizzle-orm";
import { isOpen, type Status } from "@/lib/incident/status";
import type { EscalationPolicy } from "@/lib/escalation/policy";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { acknowledgeAlert } from "../alerts/internal/change";
import { acknowledgeEscalations } from "../escalations/internal/escalate";
import { alerts } from "../schema/alerts";
import { teamChannels } from "../schema/contacts";
import { escalationPolicyVersions, escalations } from "../schema/escalations";
import { incidents } from "../schema/incidents";
import { users } from "../schema/people";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";

type Subject = { alertId: number } | { incidentId: number };
type By = { userId: number } | { channelId: number };

/** What a link is about as it is now, for whoever holds it. */
export type Acknowledgeable = {
  title: string;
  state: "open" | "acknowledged" | "over";
  startedAt: Date;
  acknowledgedBy: string | null;
  recipient: string;
  escalation: {
    state: string;
    level: number;
    nextAt: Date | null;
    policy: EscalationPolicy;
  } | null;
};

/** Null where the alert, incident or recipient is gone. */
export async function findAcknowledgeable(
  actor: Actor,
  subject: Subject,
  by: By,
): Promise<Acknowledgeable | null> {
  assertCan(actor, "admin", null);
  const [about, recipient, escalation] = await Promise.all([
    "alertId" in subject
      ? aboutAlert(actor, subject.alertId)
      : aboutIncident(actor, subject.incidentId),
    recipientOf(actor, by),
    latestEscalation(actor, subject),
  ]);
  if (!about || !recipient) return null;
  const acknowledged = about.state === "open" && escalation?.state === "acknowledged";
  return {
    ...about,
    ...(acknowledged ? { state: "acknowledged" as const } : {}),
    acknowledgedBy: about.acknowledgedBy ?? escalation?.acknowledgedBy ?? null,
    recipient: recipient.name,
    escalation,
  };
}

/** Takes it on for the recipient of a link. What is over, or somebody's, stays as it is. */
export async function acknowledgeByLink(
  actor: Actor,
  subject: Subject,
  by: By,
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  const recipient = await recipientOf(actor, by);
  if (!recipient) return;
  const { name, email, userId } = recipient;
  await serialWrite(async (tx) => {
    if ("alertId" in subject) {
      await acknowledgeAlert(tx, actor, subject.alertId, { userId, name }, now);
      return;
    }
    const [incident] = await tx
      .select({ status: incidents.status, teamId: incidents.teamId })
      .from(incidents)
      .where(eq(incidents.id, subject.incidentId));
    if (!incident || !isOpen(incident.status)) return;
    await acknowledgeEscalations(tx, subject, email ?? name, now);
    await recordAudit(tx, actor, {
      action: "incident.acknowledge-page",
      subject: `incident:${subject.incidentId}`,
      teamId: incident.teamId,
      after: { by: name },
      at: now,
    });
  });
}

type About = Pick<Acknowledgeable, "title" | "state" | "startedAt" | "acknowledgedBy">;

const ALERT_STATES = { firing: "open", acknowledged: "acknowledged", resolved: "over" } as const;

async function aboutAlert(actor: Actor, id: number): Promise<About | null> {
  const [row] = await readAs(actor).select().from(alerts).where(eq(alerts.id, id));
  return row
    ? {
        title: row.title,
        state: ALERT_STATES[row.state],
        startedAt: row.startedAt,
        acknowledgedBy: row.acknowledgedBy,
      }
    : null;
}

const incidentState = (status: Status) => (isOpen(status) ? "open" : "over");

async function aboutIncident(actor: Actor, id: number): Promise<About | null> {
  const [row] = await readAs(actor).select().from(incidents).where(eq(incidents.id, id));
  return row
    ? {
        title: `Incident ${id}: ${row.title}`,
        state: incidentState(row.status),
        startedAt: row.startedAt,
        acknowledgedBy: null,
      }
    : null;
}

type Recipient = { name: string; email: string | null; userId: number | null };

async function recipientOf(actor: Actor, by: By): Promise<Recipient | null> {
  if ("userId" in by) {
    const [user] = await readAs(actor).select().from(users).where(eq(users.id, by.userId));
    return user?.deactivatedAt === null
      ? { name: user.name, email: user.email, userId: user.id }
      : null;
  }
  const [channel] = await readAs(actor)
    .select({ name: teamChannels.name })
    .from(teamChannels)
    .where(eq(teamChannels.id, by.channelId));
  return channel ? { name: `Someone in ${channel.name}`, email: null, userId: null } : null;
}

async function latestEscalation(actor: Actor, subject: Subject) {
  const [row] = await readAs(actor)
    .select({ escalation: escalations, policy: escalationPolicyVersions.definition })
    .from(escalations)
    .innerJoin(
      escalationPolicyVersions,
      eq(escalationPolicyVersions.id, escalations.policyVersionId),
    )
    .where(
      and(
        "alertId" in subject
          ? eq(escalations.alertId, subject.alertId)
          : eq(escalations.incidentId, subject.incidentId),
        ne(escalations.state, "done"),
      ),
    )
    .orderBy(desc(escalations.id))
    .limit(1);
  if (!row) return null;
  const { state, level, nextAt, acknowledgedBy } = row.escalation;
  return { state, level, nextAt, acknowledgedBy, policy: row.policy };
}
