import { markStaleAlerts } from "@/db/integrations/mark-stale-alerts";
import { MINUTE_MS } from "@/lib/time/duration";
import type { Job } from "./job";

export const staleAlertsJob: Job = {
  name: "stale-alerts",
  does: "Marks alerts that their senders have gone silent about.",
  everyMs: 5 * MINUTE_MS,
  offsetMs: 40_000,
  longestMs: 5 * MINUTE_MS,
  run: async ({ actor, now }) => {
    await markStaleAlerts(actor, now);
  },
};
