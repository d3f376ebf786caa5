import { afterAll, beforeEach, expect, it } from "vitest";
import { recordEvaluation } from "@/db/alerts/evaluation";
import { closeStore } from "@/db/store/client";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { min, NOON } from "@/db/testing/persons";
import { storedAlert } from "@/db/testing/stored-alert";
import { MINUTE_MS } from "@/lib/time/duration";
import { refreshAlertMetrics } from "./alerts";
import { metrics } from "./metrics";

beforeEach(freshStore);
afterAll(closeStore);

async function lines(since: Date | null, now: Date): Promise<string[]> {
  await refreshAlertMetrics(systemActor, since, now);
  const text = await metrics().registry.metrics();
  return text.split("\n").filter((line) => /^burnline_alert/.test(line));
}

it("tell how many alerts are open, and how late their evaluation is", async () => {
  await storedAlert("payments");
  await storedAlert("payments", { key: "b", severity: "ticket", state: "acknowledged" });
  await storedAlert("payments", { key: "c", state: "resolved" });
  expect(await lines(NOON, min(1))).toEqual([
    'burnline_alerts_open{state="firing",severity="page"} 1',
    'burnline_alerts_open{state="firing",severity="ticket"} 0',
    'burnline_alerts_open{state="acknowledged",severity="page"} 0',
    'burnline_alerts_open{state="acknowledged",severity="ticket"} 1',
    "burnline_alert_evaluation_delay_seconds 45",
    "burnline_alert_evaluation_late 0",
  ]);
  const progress = { minute: NOON.getTime() / MINUTE_MS, tiers: {}, severities: {} };
  await recordEvaluation(systemActor, null, [], progress, NOON);
  expect((await lines(NOON, min(3))).slice(-2)).toEqual([
    "burnline_alert_evaluation_delay_seconds 105",
    "burnline_alert_evaluation_late 1",
  ]);
  expect((await lines(null, min(3))).at(-1)).toBe("burnline_alert_evaluation_late 0");
});
