import type { SloBody } from "@/lib/slo/schema";
import type { Rhythm } from "./rhythm";

/**
 * `perMinute`: mean events a minute (slices count one each, whatever stands here). `everyday`:
 * share of the first objective's budget that ordinary days spend without any outage. Its remaining
 * budget is planned in `outages`.
 */
export type DemoSlo = {
  service: string;
  slug: string;
  rhythm: Rhythm;
  perMinute: number;
  everyday: number;
  body: SloBody;
};

const rolling = (days: number) => ({ type: "rolling", days }) as const;
const calendar = (unit: "week" | "month" | "quarter", timeZone: string) =>
  ({ type: "calendar", unit, timeZone }) as const;

const PAYMENTS: readonly DemoSlo[] = [
  {
    service: "checkout-api",
    slug: "availability",
    rhythm: "shoppers",
    perMinute: 840,
    everyday: 0.12,
    body: {
      name: "Checkout requests succeed",
      description: "Answers other than 5xx, seen at the load balancer. Refused cards are answers.",
      sli: { kind: "availability" },
      objectives: [
        { target: 99.9, window: rolling(28) },
        { target: 99.5, window: calendar("month", "Europe/Berlin") },
      ],
    },
  },
  {
    service: "checkout-api",
    slug: "latency",
    rhythm: "shoppers",
    perMinute: 840,
    everyday: 0.24,
    body: {
      name: "Checkout answers within 400 ms",
      description:
        "Time to the last byte at the load balancer, without the customer's own network.",
      sli: { kind: "latency", thresholdMs: 400 },
      objectives: [{ target: 99, window: rolling(28) }],
    },
  },
  {
    service: "card-gateway",
    slug: "authorisations",
    rhythm: "shoppers",
    perMinute: 410,
    everyday: 0.14,
    body: {
      name: "Card authorisations get an answer",
      description:
        "Approved or declined counts as good; a time-out or an error of the acquirer is bad.",
      sli: { kind: "availability" },
      objectives: [{ target: 99.95, window: rolling(30) }],
    },
  },
  {
    service: "card-gateway",
    slug: "latency",
    rhythm: "shoppers",
    perMinute: 410,
    everyday: 0.3,
    body: {
      name: "Authorisations within 1.2 s",
      description:
        "Each minute counts the same, so that a slow night is not hidden by a fast evening.",
      sli: { kind: "latency", thresholdMs: 1200 },
      objectives: [
        {
          target: 97.5,
          window: rolling(7),
          budgeting: { method: "ratio-timeslices", sliceMinutes: 1 },
        },
      ],
    },
  },
  {
    service: "card-gateway",
    slug: "refunds",
    rhythm: "office",
    perMinute: 2.4,
    everyday: 0.3,
    body: {
      name: "Refunds are accepted",
      description:
        "Few a minute and next to none at night: minutes without a refund count as good.",
      sli: { kind: "availability" },
      objectives: [{ target: 99, window: rolling(28) }],
      noData: "good",
      alerting: { policy: "default", minBadEvents: 10 },
    },
  },
  {
    service: "ledger",
    slug: "postings",
    rhythm: "shoppers",
    perMinute: 1900,
    everyday: 0.16,
    body: {
      name: "Postings balance",
      description:
        "Postings whose debit equals their credit in the nightly and the running reconciliation.",
      sli: { kind: "correctness" },
      objectives: [{ target: 99.99, window: calendar("quarter", "UTC") }],
    },
  },
  {
    service: "ledger",
    slug: "settlement-freshness",
    rhythm: "machines",
    perMinute: 1,
    everyday: 0.12,
    body: {
      name: "Settlement data is under 15 minutes old",
      description: "Age of the newest posting in the settlement view.",
      sli: { kind: "freshness", maxAgeSeconds: 900 },
      objectives: [{ target: 99.5, window: rolling(28) }],
    },
  },
  {
    service: "ledger",
    slug: "throughput",
    rhythm: "machines",
    perMinute: 1,
    everyday: 0.1,
    body: {
      name: "At least 25 postings per second",
      description:
        "What the ledger must take at any hour, so that the queue before it never grows for long.",
      sli: { kind: "throughput", minPerSecond: 25 },
      objectives: [{ target: 99, window: rolling(28) }],
    },
  },
];

const SEARCH: readonly DemoSlo[] = [
  {
    service: "search-api",
    slug: "availability",
    rhythm: "shoppers",
    perMinute: 2600,
    everyday: 0.1,
    body: {
      name: "Search is up",
      description: "A minute is good when 95% of its searches are answered.",
      sli: { kind: "availability" },
      objectives: [
        {
          target: 99.9,
          window: rolling(28),
          budgeting: { method: "timeslices", sliceMinutes: 1, sliceTarget: 95 },
        },
        { target: 99.5, window: rolling(28) },
      ],
    },
  },
  {
    service: "search-api",
    slug: "latency",
    rhythm: "shoppers",
    perMinute: 2600,
    everyday: 0.18,
    body: {
      name: "Search answers within 250 ms",
      description: "At the load balancer, category pages included.",
      sli: { kind: "latency", thresholdMs: 250 },
      objectives: [
        { target: 99, window: rolling(28) },
        { target: 95, window: rolling(7) },
      ],
    },
  },
  {
    service: "search-api",
    slug: "relevance",
    rhythm: "machines",
    perMinute: 24,
    everyday: 0.2,
    body: {
      name: "Known searches find their product",
      description: "A robot repeats searches whose right answer is known.",
      sli: { kind: "correctness" },
      objectives: [{ target: 99.5, window: calendar("month", "America/New_York") }],
    },
  },
  {
    service: "suggestions",
    slug: "latency",
    rhythm: "shoppers",
    perMinute: 5200,
    everyday: 0.22,
    body: {
      name: "Suggestions within 100 ms",
      description:
        "Later than that they arrive after the next keystroke. Mean over five-minute slices.",
      sli: { kind: "latency", thresholdMs: 100, percentile: 95 },
      objectives: [
        {
          target: 95,
          window: rolling(28),
          budgeting: { method: "ratio-timeslices", sliceMinutes: 5 },
        },
      ],
    },
  },
  {
    service: "catalog-indexer",
    slug: "freshness",
    rhythm: "machines",
    perMinute: 1,
    everyday: 0.08,
    body: {
      name: "Catalogue changes show within 10 minutes",
      description: "Age of the oldest change that is not in the index yet.",
      sli: { kind: "freshness", maxAgeSeconds: 600 },
      objectives: [{ target: 99, window: rolling(28) }],
    },
  },
  {
    service: "catalog-indexer",
    slug: "throughput",
    rhythm: "machines",
    perMinute: 1,
    everyday: 0.2,
    body: {
      name: "At least 120 documents per second",
      description: "Needed to take in the nightly price lists before the shops open.",
      sli: { kind: "throughput", minPerSecond: 120 },
      objectives: [{ target: 98, window: calendar("week", "Europe/Berlin") }],
      alerting: {
        policy: "custom",
        rules: [{ severity: "ticket", long: "1d", short: "2h", budgetShare: 0.2 }],
      },
    },
  },
];

const PLATFORM: readonly DemoSlo[] = [
  {
    service: "identity",
    slug: "sign-in",
    rhythm: "shoppers",
    perMinute: 320,
    everyday: 0.12,
    body: {
      name: "Sign-ins work",
      description: "Right passwords that lead to a session. Wrong ones are not counted.",
      sli: { kind: "availability" },
      objectives: [{ target: 99.95, window: rolling(28) }],
    },
  },
  {
    service: "identity",
    slug: "token-latency",
    rhythm: "shoppers",
    perMinute: 3400,
    everyday: 0.2,
    body: {
      name: "Tokens checked within 50 ms",
      description: "Every call of every service waits for this.",
      sli: { kind: "latency", thresholdMs: 50 },
      objectives: [
        { target: 99, window: rolling(90) },
        { target: 98, window: rolling(7) },
      ],
    },
  },
  {
    service: "event-bus",
    slug: "delivery",
    rhythm: "machines",
    perMinute: 7800,
    everyday: 0.1,
    body: {
      name: "Events arrive once and in order",
      description:
        "A five-minute slice is good when 99.9% of its events arrive without a double or a gap.",
      sli: { kind: "correctness" },
      objectives: [
        {
          target: 99.5,
          window: rolling(28),
          budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 99.9 },
        },
      ],
    },
  },
  {
    service: "event-bus",
    slug: "lag",
    rhythm: "machines",
    perMinute: 1,
    everyday: 0.12,
    body: {
      name: "Consumers are under 30 s behind",
      description: "The slowest consumer group of those that customers notice.",
      sli: { kind: "freshness", maxAgeSeconds: 30 },
      objectives: [
        {
          target: 99.5,
          window: rolling(28),
          budgeting: { method: "timeslices", sliceMinutes: 1, sliceTarget: 99 },
        },
      ],
    },
  },
];

export const DEMO_SLOS: readonly DemoSlo[] = [...PAYMENTS, ...SEARCH, ...PLATFORM];

/** "checkout-api/latency": how outages name an SLO, and the seed of its noise. */
export const demoSloKey = (slo: Pick<DemoSlo, "service" | "slug">): string =>
  `${slo.service}/${slo.slug}`;

/** null for an SLO that is not the demo's. */
export const findDemoSlo = (service: string, slug: string): DemoSlo | null =>
  DEMO_SLOS.find((slo) => slo.service === service && slo.slug === slug) ?? null;
