import { inArray, type SQL } from "drizzle-orm";
import { alerts } from "../../schema/alerts";

/** Named one by one, for "not resolved" would go through all alerts of the past. */
export const openAlerts = (): SQL => inArray(alerts.state, ["firing", "acknowledged"]);
