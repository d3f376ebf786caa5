import { and, asc, eq } from "drizzle-orm";
import { recipientKey } from "@/lib/escalation/policy";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { alerts } from "../schema/alerts";
import { teamChannels } from "../schema/contacts";
import { escalations, escalationSteps } from "../schema/escalations";
import { selectKnownNames } from "../schedules/internal/names";

/** Whom the alerts of an incident were told to, by name: each once, in that order. */
export async function listToldByAlerts(actor: Actor, incidentId: number): Promise<string[]> {
  const reader = readAs(actor);
  const steps = await reader
    .select({ effect: escalationSteps.effect })
    .from(escalationSteps)
    .innerJoin(escalations, eq(escalations.id, escalationSteps.escalationId))
    .innerJoin(alerts, and(eq(alerts.id, escalations.alertId), eq(alerts.incidentId, incidentId)))
    .orderBy(asc(escalationSteps.at), asc(escalationSteps.id));
  const told = steps.flatMap(({ effect }) => ("recipients" in effect ? effect.recipients : []));
  const once = [...new Map(told.map((one) => [recipientKey(one), one])).values()];
  const people = once.flatMap((one) => (one.kind === "person" ? [one.person] : []));
  if (once.length === 0) return [];
  const names = await selectKnownNames(reader, people);
  const channels = await reader
    .select({ slug: teamChannels.slug, name: teamChannels.name })
    .from(teamChannels);
  const rooms = new Map(channels.map(({ slug, name }) => [slug, name]));
  return once.map((one) =>
    one.kind === "person"
      ? (names[one.person] ?? one.person)
      : (rooms.get(one.channel) ?? one.channel),
  );
}
