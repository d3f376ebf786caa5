import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Route } from "@/lib/alert/route";
import { severityOfWord } from "@/lib/intake/severity-words";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { alerts } from "../schema/alerts";
import { teams } from "../schema/people";
import { services } from "../schema/slos";
import type { Tried } from "./alert-routes";
import { tryAlertRoutes } from "./try";

/** What the rules said of an alert when it was last seen, and what they would say now. */
export async function getAlertRoute(
  actor: Actor,
  alertId: number,
): Promise<{ alertId: number; applied: Route | null; now: Tried }> {
  const [found] = await readAs(actor)
    .select({ alert: alerts, team: teams.slug, service: services.slug })
    .from(alerts)
    .innerJoin(teams, eq(teams.id, alerts.teamId))
    .leftJoin(services, eq(services.id, alerts.serviceId))
    .where(eq(alerts.id, alertId));
  if (!found)
    throw new AppError("not-found", `There is no alert ${alertId}, or you may not see it.`);
  const { alert, team, service } = found;
  const word = alert.labels.severity;
  const [now] = await tryAlertRoutes(actor, team, [
    {
      kind: alert.kind,
      title: alert.title,
      labels: alert.labels,
      service: service ?? alert.labels.service ?? null,
      // A rule may have changed the severity that it came with.
      severity:
        alert.kind === "external" && word !== undefined ? severityOfWord(word) : alert.severity,
    },
  ]);
  if (!now) throw new Error("the only trial came to nothing");
  return { alertId, applied: alert.route, now };
}
