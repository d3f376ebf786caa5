import type { Route } from "@/lib/alert/route";
import { severityOfWord } from "@/lib/intake/severity-words";
import type { Actor } from "../access/actor";
import { getAlert } from "../alerts/find";
import type { Tried } from "./alert-routes";
import { tryAlertRoutes } from "./try";

/** What the rules said of an alert when it was last seen, and what they would say now. */
export async function getAlertRoute(
  actor: Actor,
  alertId: number,
): Promise<{ team: string; applied: Route | null; tried: Tried }> {
  const alert = await getAlert(actor, alertId);
  const word = alert.labels.severity;
  const [tried] = await tryAlertRoutes(actor, alert.team.slug, [
    {
      kind: alert.kind,
      title: alert.title,
      labels: alert.labels,
      service: alert.service?.slug ?? alert.labels.service ?? null,
      // A rule may have changed the severity that it came with.
      severity:
        alert.kind === "external" && word !== undefined ? severityOfWord(word) : alert.severity,
    },
  ]);
  if (!tried) throw new Error("the only trial came to nothing");
  return { team: alert.team.slug, applied: alert.route, tried };
}
