import { policyTerms } from "@/lib/policy/terms";
import type { FallbackFacts, ScorecardFacts, SloFacts } from "@/lib/reliability/scorecard/facts";
import { RUNBOOK_CHECKS } from "@/lib/service/runbook-checks";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";

export const now = Date.parse("2026-06-16T12:00:00Z");
/** The epoch minute so long before `now`. */
export const minuteAgo = (ms: number) => (now - ms) / MINUTE_MS;
/** The last 28 days: unknown ones, those with budget left, those without. */
export const looks = (met: number, missed: number, unknown = 28 - met - missed) => [
  ...Array.from({ length: unknown }, () => null),
  ...Array.from({ length: met }, () => 0.4),
  ...Array.from({ length: missed }, () => -0.1),
];

export const slo: SloFacts = {
  now,
  slug: "availability",
  name: "Availability",
  createdAt: now - 90 * DAY_MS,
  source: "push",
  alerting: { policy: "default", minBadEvents: 1 },
  firstMinute: minuteAgo(90 * DAY_MS),
  lastMinute: minuteAgo(2 * MINUTE_MS),
  objectives: [
    {
      coverage: 1,
      rules: ["page"],
      targetPpm: 999_000,
      window: { type: "rolling", days: 30 },
      budgeting: { method: "occurrences" },
      noData: "ignore",
    },
  ],
  pages: { pages: 2, acknowledged: 2, since: now - 28 * DAY_MS },
  looks: looks(28, 0),
  overspentMinutes: 0,
};
const RUNBOOK = "https://wiki.example.org/checkout";
export const tested: FallbackFacts = {
  kind: "there",
  testedAt: now - 30 * DAY_MS,
};
/** A service that meets all that can be met. */
export const good: ScorecardFacts = {
  now,
  service: { name: "Checkout", description: "", runbook: RUNBOOK },
  claims: {
    policy: { by: "Ana", at: now - 40 * DAY_MS, team: "payments", terms: policyTerms([slo]) },
    runbookReview: { by: "Ben", at: now - 20 * DAY_MS, url: RUNBOOK, met: RUNBOOK_CHECKS },
  },
  team: { slug: "payments", name: "Payments", responders: 2 },
  slos: [slo],
  paged: { demo: false, policy: { slug: "pages", name: "Pages" }, warnings: [] },
  onCall: { kind: "always" },
  postmortems: { inTime: 2, late: 1, overdue: 0, pending: 0 },
  actions: { pending: 3, overdue: 0 },
  registry: { named: 2, described: 2, fallbacks: [tested] },
  findings: { errors: [], budgetMinutes: null },
};
