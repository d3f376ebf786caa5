import { and, desc, eq } from "drizzle-orm";
import { isOpen } from "@/lib/incident/status";
import { assertCan, type Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import { nextTold, type NextTold } from "../escalations/internal/next-told";
import { alerts } from "../schema/alerts";
import { incidentMarks, incidents } from "../schema/incidents";
import { selectNames } from "../schedules/internal/names";
import type { AcknowledgeLink } from "./acknowledge-link";
import { handsOver, isOpenTo, recipientOf, runningOf } from "./internal/link-parties";

export type { NextTold } from "../escalations/internal/next-told";

/** What a link is about as it is now, for whoever holds it. */
export type Acknowledgeable = {
  title: string;
  state: "open" | "acknowledged" | "over";
  startedAt: Date;
  acknowledgedBy: string | null;
  acknowledgedAt: Date | null;
  recipient: string;
  /** What its escalation does if nobody acknowledges; null where it is over. */
  next: NextTold | null;
};

type About = Omit<Acknowledgeable, "recipient" | "next">;

/** Null where the alert, incident or recipient is gone. */
export async function findAcknowledgeable(
  actor: Actor,
  { subject, by, from }: AcknowledgeLink,
): Promise<Acknowledgeable | null> {
  assertCan(actor, "admin", null);
  const reader = readAs(actor);
  const [about, recipient, giver, running] = await Promise.all([
    "alertId" in subject
      ? aboutAlert(reader, subject.alertId)
      : aboutIncident(reader, subject.incidentId),
    recipientOf(reader, by),
    handsOver(reader, from),
    runningOf(reader, subject),
  ]);
  if (!about || !recipient) return null;
  // Whoever acknowledged may be asked again, and others after them.
  const reopened = about.state === "acknowledged" && running.some((each) => isOpenTo(each, giver));
  const [latest] = running;
  return {
    ...about,
    acknowledgedBy: about.acknowledgedBy ?? (await holderOf(reader, running)),
    ...(reopened ? { state: "open" as const } : {}),
    recipient: recipient.name,
    next: latest ? await nextTold(latest.id) : null,
  };
}

const ALERT_STATES = { firing: "open", acknowledged: "acknowledged", resolved: "over" } as const;

async function aboutAlert(reader: Reader, id: number): Promise<About | null> {
  const [row] = await reader.select().from(alerts).where(eq(alerts.id, id));
  if (!row) return null;
  const { title, startedAt, acknowledgedBy, acknowledgedAt } = row;
  return { title, state: ALERT_STATES[row.state], startedAt, acknowledgedBy, acknowledgedAt };
}

async function aboutIncident(reader: Reader, id: number): Promise<About | null> {
  const [row] = await reader.select().from(incidents).where(eq(incidents.id, id));
  if (!row) return null;
  const { title, startedAt, acknowledgedAt } = row;
  const open = isOpen(row.status);
  return {
    title: `Incident ${id}: ${title}`,
    state: open ? (acknowledgedAt === null ? "open" : "acknowledged") : "over",
    startedAt,
    acknowledgedBy: acknowledgedAt && (await acknowledgerOf(reader, id)),
    acknowledgedAt,
  };
}

/** Who took a page of an incident that had been acknowledged as it was declared. */
async function holderOf(
  reader: Reader,
  running: readonly { acknowledgedBy: string | null }[],
): Promise<string | null> {
  const holder = running.find(({ acknowledgedBy }) => acknowledgedBy !== null)?.acknowledgedBy;
  if (holder === undefined || holder === null) return null;
  return (await selectNames(reader, [holder]))[holder] ?? holder;
}

async function acknowledgerOf(reader: Reader, incidentId: number): Promise<string | null> {
  const [mark] = await reader
    .select({ by: incidentMarks.setBy })
    .from(incidentMarks)
    .where(and(eq(incidentMarks.incidentId, incidentId), eq(incidentMarks.mark, "acknowledged")))
    .orderBy(desc(incidentMarks.id))
    .limit(1);
  return mark?.by ?? null;
}
