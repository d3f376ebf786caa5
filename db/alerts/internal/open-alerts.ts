import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { alerts } from "../../schema/alerts";

/** Named one by one, for "not resolved" would go through all alerts of the past. */
export const openAlerts = (): SQL => inArray(alerts.state, ["firing", "acknowledged"]);

/** Of an incident, those that page. */
export const openPagesOf = (incidentId: number): SQL | undefined =>
  and(
    eq(alerts.incidentId, incidentId),
    openAlerts(),
    eq(alerts.severity, "page"),
    isNull(alerts.muteId),
  );
