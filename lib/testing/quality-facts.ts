import type { TargetAdvice } from "@/lib/advice/target-history";
import type { ObjectiveFacts, QualityFacts } from "@/lib/slo/quality/facts";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";

export const now = Date.parse("2026-06-16T12:20:00Z");
export const minuteAgo = (ms: number) => (now - ms) / MINUTE_MS;

export const history: TargetAdvice = {
  proposedPpm: 999_000,
  met: 1,
  windowDays: 28,
  windows: 62,
  steps: [],
};
export const objective: ObjectiveFacts = {
  objective: {
    targetPpm: 999_000,
    window: { type: "rolling", days: 28 },
    budgeting: { method: "occurrences" },
    noData: "ignore",
  },
  coverage: 0.998,
  history,
  rules: ["page", "page", "ticket"],
};
export const good: QualityFacts = {
  now,
  createdAt: now - 90 * DAY_MS,
  updatedAt: now - 3 * DAY_MS,
  description: "Payments that go through. Runbook: https://wiki.example.org/pay",
  kind: "availability",
  source: "push",
  alerting: { policy: "default", minBadEvents: 1 },
  firstMinute: minuteAgo(90 * DAY_MS),
  lastMinute: minuteAgo(2 * MINUTE_MS),
  objectives: [objective],
  service: { name: "Checkout", description: "", runbook: null, tier: 1 },
  team: { name: "Payments", responders: 3 },
  paged: { demo: false, policy: { slug: "payments", name: "Payments pages" }, warnings: [] },
  pages: { pages: 4, acknowledged: 3, since: now - 28 * DAY_MS },
};
export const withObjective = (change: Partial<ObjectiveFacts>): QualityFacts => ({
  ...good,
  objectives: [{ ...objective, ...change }],
});
