import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { getTeam } from "../people/teams";
import { alerts } from "../schema/alerts";
import { escalationPolicies } from "../schema/escalations";
import { services } from "../schema/slos";

const RECENT = 20;

/** What the rules of a team may name, and its last alerts to try them on. */
export async function listRouteChoices(actor: Actor, teamSlug: string) {
  const { id } = await getTeam(actor, teamSlug);
  return snapshotAs(actor, async (reader) => ({
    services: await reader
      .select({ slug: services.slug, name: services.name })
      .from(services)
      .where(and(eq(services.teamId, id), isNull(services.archivedAt)))
      .orderBy(asc(services.name), asc(services.id)),
    policies: await reader
      .select({ slug: escalationPolicies.slug, name: escalationPolicies.name })
      .from(escalationPolicies)
      .orderBy(asc(escalationPolicies.name), asc(escalationPolicies.id)),
    recent: await reader
      .select({ id: alerts.id, title: alerts.title })
      .from(alerts)
      .where(eq(alerts.teamId, id))
      .orderBy(desc(alerts.id))
      .limit(RECENT),
  }));
}
