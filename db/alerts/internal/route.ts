import { and, eq } from "drizzle-orm";
import type { Labels } from "@/lib/alert/matcher";
import { routeOf, type Route } from "@/lib/alert/route";
import { routedLabels } from "@/lib/alert/routed-labels";
import type { Severity } from "@/lib/alerting/policy";
import { alertRoutes } from "../../schema/alerts";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import type { Sighting } from "./sighting";

/** `labels`: what rules and mutes see. */
type Routed = { route: Route; serviceId: number | null; labels: Labels };

/** What the rules of an alert's team say of it. */
export async function routeSighting(
  tx: Db,
  sighting: Sighting,
  severity: Severity,
): Promise<Routed> {
  const service = await slugOf(tx, sighting.serviceId);
  const labels = routedLabels(sighting.labels, { ...sighting, service });
  const [stored] = await tx
    .select({ rules: alertRoutes.rules })
    .from(alertRoutes)
    .where(eq(alertRoutes.teamId, sighting.teamId));
  const route = routeOf({ labels, service, severity }, stored?.rules ?? []);
  const serviceId =
    route.service === service
      ? sighting.serviceId
      : ((await serviceNamed(tx, route.service, sighting.teamId)) ?? sighting.serviceId);
  return { route, serviceId, labels };
}

async function slugOf(tx: Db, serviceId: number | null): Promise<string | null> {
  if (serviceId === null) return null;
  const [found] = await tx
    .select({ slug: services.slug })
    .from(services)
    .where(eq(services.id, serviceId));
  return found?.slug ?? null;
}

/** Of the same team: a rule gives nothing away to others. */
async function serviceNamed(tx: Db, slug: string | null, teamId: number): Promise<number | null> {
  if (slug === null) return null;
  const [found] = await tx
    .select({ id: services.id })
    .from(services)
    .where(and(eq(services.slug, slug), eq(services.teamId, teamId)));
  return found?.id ?? null;
}
