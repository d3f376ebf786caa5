import { and, eq } from "drizzle-orm";
import type { AlertKind } from "@/lib/alert/kind";
import type { Labels } from "@/lib/alert/matcher";
import { routeOf, type Route, type RouteRule } from "@/lib/alert/route";
import { routedLabels } from "@/lib/alert/routed-labels";
import type { Sighting } from "@/lib/alert/sighting";
import type { Severity } from "@/lib/alerting/policy";
import { readingAll, type Reader } from "../../access/reader";
import { alertRoutes } from "../../schema/alerts";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";

type Named = { id: number; slug: string };
type Comes = {
  kind: AlertKind;
  title: string;
  labels: Labels;
  service: Named | null;
  severity: Severity;
};
/** `labels`: what rules and mutes see. */
type Routed = { route: Route; service: Named | null; labels: Labels };

/** What a team's rules say of an alert as it comes. */
export async function routeBy(
  reader: Reader,
  { teamId, rules }: { teamId: number; rules: readonly RouteRule[] },
  alert: Comes,
): Promise<Routed> {
  const service = alert.service?.slug ?? null;
  const labels = routedLabels(alert.labels, { ...alert, service });
  const route = routeOf({ labels, service, severity: alert.severity }, rules);
  const isSame = route.service === service;
  const named = isSame ? null : await serviceOfTeam(reader, teamId, route.service);
  return { route, service: named ?? alert.service, labels };
}

/** What the rules of an alert's team say of it. */
export async function routeSighting(
  tx: Db,
  sighting: Sighting,
  severity: Severity,
): Promise<Routed> {
  const { teamId } = sighting;
  const [stored] = await tx
    .select({ rules: alertRoutes.rules })
    .from(alertRoutes)
    .where(eq(alertRoutes.teamId, teamId));
  const service = await serviceById(tx, sighting.serviceId);
  const rules = stored?.rules ?? [];
  return routeBy(readingAll(tx), { teamId, rules }, { ...sighting, service, severity });
}

async function serviceById(tx: Db, id: number | null): Promise<Named | null> {
  if (id === null) return null;
  const [found] = await tx
    .select({ id: services.id, slug: services.slug })
    .from(services)
    .where(eq(services.id, id));
  return found ?? null;
}

/** One of the team's: a rule or a label that names another's gives nothing away. */
export async function serviceOfTeam(
  reader: Reader,
  teamId: number,
  slug: string | null,
): Promise<Named | null> {
  if (slug === null) return null;
  const [found] = await reader
    .select({ id: services.id, slug: services.slug })
    .from(services)
    .where(and(eq(services.slug, slug), eq(services.teamId, teamId)));
  return found ?? null;
}
