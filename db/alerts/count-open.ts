import { count } from "drizzle-orm";
import type { Severity } from "@/lib/alerting/policy";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { openAlerts } from "./internal/open-alerts";
import { alerts } from "../schema/alerts";

export type OpenAlertCount = {
  state: "firing" | "acknowledged";
  severity: Severity;
  count: number;
};

/** How many alerts are open of those that the actor may read, by state and severity. */
export async function countOpenAlerts(actor: Actor): Promise<OpenAlertCount[]> {
  const rows = await readAs(actor)
    .select({ state: alerts.state, severity: alerts.severity, count: count() })
    .from(alerts)
    .where(openAlerts())
    .groupBy(alerts.state, alerts.severity);
  return rows.flatMap(({ state, ...row }) => (state === "resolved" ? [] : [{ ...row, state }]));
}
