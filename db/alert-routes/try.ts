import type { AlertKind } from "@/lib/alert/kind";
import type { Route } from "@/lib/alert/route";
import type { Severity } from "@/lib/alerting/policy";
import type { Actor } from "../access/actor";
import { readAs, type Reader } from "../access/reader";
import { routeBy, serviceOfTeam } from "../alerts/internal/route";
import { policyFor } from "../escalations/internal/policy-for";
import { newestOpenOf } from "../incidents/internal/newest-open";
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
  const own = await serviceOfTeam(reader, team.id, trial.service);
  const owner = { teamId: team.id, rules };
  const { route: said, service } = await routeBy(reader, owner, { ...trial, service: own });
  const route: Route = { ...said, service: service?.slug ?? null };
  const by = {
    teamId: team.id,
    serviceId: service?.id ?? null,
    policySlug: route.escalationPolicy,
  };
  const policy = await policyFor(reader, by);
  return {
    title: trial.title,
    route,
    policy: policy && { slug: policy.slug, from: policy.from },
    openIncident:
      route.incident.kind === "none" || !service ? null : await newestOpenOf(reader, service.id),
  };
}
