import { and, asc, eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { alerts } from "../schema/alerts";
import { escalations, escalationSteps } from "../schema/escalations";
import { recipientNames } from "./internal/recipient-names";

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
  return recipientNames(reader, told);
}
