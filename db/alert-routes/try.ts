import { and, eq } from "drizzle-orm";
import type { AlertKind } from "@/lib/alert/kind";
import { routedLabels } from "@/lib/alert/routed-labels";
import { routeOf, type Route } from "@/lib/alert/route";
import type { Severity } from "@/lib/alerting/policy";
import type { Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import { newestOpenOf } from "../incidents/internal/newest-open";
import { escalationPolicies, servicePaging, teamPaging } from "../schema/escalations";
import { services } from "../schema/slos";
import type { AlertRoutes, Tried } from "./alert-routes";
import { getAlertRoutes } from "./find";

/** An alert as it would come; `service` may name one of the team's. */
export type Trial = {
  kind: AlertKind;
  title: string;
  labels: Readonly<Record<string, string>>;
  service: string | null;
  severity: Severity;
};

/** What the rules of a team, as they are now, would make of alerts. Changes nothing. */
export async function tryAlertRoutes(
  actor: Actor,
  teamSlug: string,
  trials: readonly Trial[],
): Promise<Tried[]> {
  const routes = await getAlertRoutes(actor, teamSlug);
  const reader = readAs(actor);
  const tried: Tried[] = [];
  for (const trial of trials) tried.push(await triedOf(reader, routes, trial));
  return tried;
}

async function triedOf(reader: Reader, { team, rules }: AlertRoutes, trial: Trial): Promise<Tried> {
  const own = await ownService(reader, team.id, trial.service);
  const labels = routedLabels(trial.labels, { ...trial, service: own?.slug ?? null });
  const said = routeOf({ labels, service: own?.slug ?? null, severity: trial.severity }, rules);
  const service =
    said.service === (own?.slug ?? null)
      ? own
      : ((await ownService(reader, team.id, said.service)) ?? own);
  const route: Route = { ...said, service: service?.slug ?? null };
  return {
    title: trial.title,
    route,
    policy: await policyOf(reader, route, service?.id ?? null, team.id),
    openIncident:
      route.incident.kind === "none" || !service ? null : await newestOpenOf(reader, service.id),
  };
}

/** One of the team's: a rule or a label that names another's gives nothing away. */
async function ownService(
  reader: Reader,
  teamId: number,
  slug: string | null,
): Promise<{ id: number; slug: string } | null> {
  if (slug === null) return null;
  const [found] = await reader
    .select({ id: services.id, slug: services.slug })
    .from(services)
    .where(and(eq(services.slug, slug), eq(services.teamId, teamId)));
  return found ?? null;
}

async function policyOf(
  reader: Reader,
  { escalationPolicy }: Route,
  serviceId: number | null,
  teamId: number,
): Promise<Tried["policy"]> {
  const slug = { slug: escalationPolicies.slug };
  // One that is gone leaves the choice to the service and the team.
  const [ofRule] =
    escalationPolicy === null
      ? []
      : await reader
          .select(slug)
          .from(escalationPolicies)
          .where(eq(escalationPolicies.slug, escalationPolicy));
  if (ofRule) return { ...ofRule, from: "rule" };
  const [ofService] =
    serviceId === null
      ? []
      : await reader
          .select(slug)
          .from(servicePaging)
          .innerJoin(escalationPolicies, eq(escalationPolicies.id, servicePaging.policyId))
          .where(eq(servicePaging.serviceId, serviceId));
  if (ofService) return { ...ofService, from: "service" };
  const [ofTeam] = await reader
    .select(slug)
    .from(teamPaging)
    .innerJoin(escalationPolicies, eq(escalationPolicies.id, teamPaging.policyId))
    .where(eq(teamPaging.teamId, teamId));
  return ofTeam ? { ...ofTeam, from: "team" } : null;
}
