import type { OutageShape } from "./outage-shape";

/** `spends`: share of the SLO's first budget; `burnRate`: burn rate at the outage's worst. */
export type OutageEffect = { slo: string } & ({ spends: number } | { burnRate: number });

/**
 * Where an outage stands: on a day before the fill at a UTC time of day (`workday` moves a
 * weekend's to the Friday), or minutes before the fill.
 */
export type OutageStart = { daysAgo: number; at: string; workday?: true } | { minutesAgo: number };

/** `services`: those that customers saw failing, the cause first. */
export type OutagePlan = {
  key: string;
  title: string;
  services: readonly string[];
  start: OutageStart;
  minutes: number;
  shape: OutageShape;
  effects: readonly OutageEffect[];
};

/**
 * The last four weeks come back every four weeks, so that a demo that is kept running does not
 * heal.
 */
export const RECENT_OUTAGES: readonly OutagePlan[] = [
  {
    key: "fraud-check",
    title: "The fraud check answers slowly",
    services: ["checkout-api"],
    start: { minutesAgo: 48 },
    minutes: 150,
    shape: "deploy",
    effects: [{ slo: "checkout-api/latency", burnRate: 24 }],
  },
  {
    key: "catalogue-growth",
    title: "Catalogue changes arrive faster than one indexer takes them",
    services: ["catalog-indexer"],
    start: { minutesAgo: 3900 },
    minutes: 5760,
    shape: "slow",
    effects: [{ slo: "catalog-indexer/freshness", burnRate: 4 }],
  },
  {
    key: "connection-leak",
    title: "A checkout release leaks database connections",
    services: ["checkout-api"],
    start: { daysAgo: 2, at: "13:40", workday: true },
    minutes: 38,
    shape: "deploy",
    effects: [
      { slo: "checkout-api/availability", spends: 0.46 },
      { slo: "checkout-api/latency", spends: 0.05 },
    ],
  },
  {
    key: "promotion-rules",
    title: "Promotion rules are evaluated one by one",
    services: ["checkout-api"],
    start: { daysAgo: 4, at: "07:30", workday: true },
    minutes: 1860,
    shape: "ramp",
    effects: [{ slo: "checkout-api/latency", spends: 0.27 }],
  },
  {
    key: "ranking-model",
    title: "A new ranking model doubles the cost of a query",
    services: ["search-api", "suggestions"],
    start: { daysAgo: 5, at: "10:30", workday: true },
    minutes: 260,
    shape: "deploy",
    effects: [
      { slo: "search-api/latency", spends: 0.42 },
      { slo: "suggestions/latency", spends: 0.04 },
    ],
  },
  {
    key: "acquirer-timeouts",
    title: "An acquirer times out for one card network",
    services: ["card-gateway", "checkout-api"],
    start: { daysAgo: 6, at: "09:15" },
    minutes: 105,
    shape: "partial",
    effects: [
      { slo: "card-gateway/authorisations", spends: 0.64 },
      { slo: "card-gateway/latency", spends: 0.08 },
      { slo: "checkout-api/availability", spends: 0.17 },
    ],
  },
  {
    key: "partition-leader",
    title: "An event bus partition changes its leader under load",
    services: ["event-bus", "ledger", "catalog-indexer"],
    start: { daysAgo: 8, at: "15:30" },
    minutes: 190,
    shape: "ramp",
    effects: [
      { slo: "event-bus/lag", spends: 0.53 },
      { slo: "event-bus/delivery", spends: 0.14 },
      { slo: "ledger/settlement-freshness", spends: 0.1 },
      { slo: "catalog-indexer/freshness", spends: 0.09 },
    ],
  },
  {
    key: "ledger-compaction",
    title: "A compaction of the ledger holds up postings",
    services: ["ledger"],
    start: { daysAgo: 10, at: "01:50" },
    minutes: 460,
    shape: "slow",
    effects: [
      { slo: "ledger/throughput", spends: 0.5 },
      { slo: "ledger/settlement-freshness", spends: 0.16 },
    ],
  },
  {
    key: "indexer-loop",
    title: "The indexer restarts in a loop after a schema change",
    services: ["catalog-indexer", "search-api"],
    start: { daysAgo: 12, at: "07:20", workday: true },
    minutes: 400,
    shape: "flapping",
    effects: [
      { slo: "catalog-indexer/freshness", spends: 0.48 },
      { slo: "catalog-indexer/throughput", spends: 0.3 },
      { slo: "search-api/relevance", spends: 0.16 },
    ],
  },
  {
    key: "gateway-sockets",
    title: "The card gateway runs out of sockets in the evening peak",
    services: ["card-gateway", "checkout-api"],
    start: { daysAgo: 14, at: "17:05" },
    minutes: 130,
    shape: "ramp",
    effects: [
      { slo: "card-gateway/authorisations", spends: 0.46 },
      { slo: "card-gateway/refunds", spends: 0.06 },
      { slo: "checkout-api/availability", spends: 0.1 },
    ],
  },
  {
    key: "search-shard",
    title: "A search shard is lost with its node",
    services: ["search-api", "suggestions"],
    start: { daysAgo: 17, at: "19:10" },
    minutes: 27,
    shape: "partial",
    effects: [
      { slo: "search-api/availability", spends: 0.24 },
      { slo: "search-api/latency", spends: 0.03 },
      { slo: "suggestions/latency", spends: 0.006 },
    ],
  },
  {
    key: "signing-key",
    title: "An expired signing key refuses sign-ins",
    services: ["identity", "checkout-api", "search-api"],
    start: { daysAgo: 20, at: "12:45", workday: true },
    minutes: 24,
    shape: "deploy",
    effects: [
      { slo: "identity/sign-in", spends: 0.24 },
      { slo: "identity/token-latency", spends: 0.01 },
      { slo: "checkout-api/latency", spends: 0.02 },
    ],
  },
  {
    key: "rounding",
    title: "Refunds in one currency are rounded the wrong way",
    services: ["ledger"],
    start: { daysAgo: 23, at: "08:00", workday: true },
    minutes: 540,
    shape: "slow",
    effects: [{ slo: "ledger/postings", spends: 0.22 }],
  },
];

/** Further back, once only. */
export const PAST_OUTAGES: readonly OutagePlan[] = [
  {
    key: "dns-change",
    title: "A DNS change hides the identity service from half of its callers",
    services: ["identity", "checkout-api", "search-api"],
    start: { daysAgo: 31, at: "14:05", workday: true },
    minutes: 33,
    shape: "deploy",
    effects: [
      { slo: "identity/sign-in", spends: 0.7 },
      { slo: "checkout-api/availability", spends: 0.35 },
      { slo: "search-api/availability", spends: 0.3 },
      { slo: "identity/token-latency", spends: 0.02 },
    ],
  },
  {
    key: "price-import",
    title: "The price import overruns the indexer",
    services: ["catalog-indexer"],
    start: { daysAgo: 37, at: "03:30" },
    minutes: 420,
    shape: "ramp",
    effects: [
      { slo: "catalog-indexer/freshness", spends: 0.6 },
      { slo: "catalog-indexer/throughput", spends: 0.5 },
    ],
  },
  {
    key: "slow-index",
    title: "A missing index slows checkout down week after week",
    services: ["checkout-api"],
    start: { daysAgo: 50, at: "06:00", workday: true },
    minutes: 11_500,
    shape: "slow",
    effects: [{ slo: "checkout-api/latency", spends: 0.75 }],
  },
  {
    key: "zone-loss",
    title: "A data centre zone loses power",
    services: ["event-bus", "search-api", "card-gateway", "ledger"],
    start: { daysAgo: 57, at: "21:20" },
    minutes: 52,
    shape: "partial",
    effects: [
      { slo: "search-api/availability", spends: 0.5 },
      { slo: "search-api/latency", spends: 0.06 },
      { slo: "card-gateway/authorisations", spends: 0.55 },
      { slo: "event-bus/delivery", spends: 0.1 },
      { slo: "event-bus/lag", spends: 0.16 },
      { slo: "ledger/throughput", spends: 0.05 },
    ],
  },
  {
    key: "retry-storm",
    title: "Retries of the shop app multiply a short acquirer failure",
    services: ["card-gateway", "checkout-api"],
    start: { daysAgo: 66, at: "16:40" },
    minutes: 75,
    shape: "ramp",
    effects: [
      { slo: "card-gateway/authorisations", spends: 0.7 },
      { slo: "card-gateway/refunds", spends: 0.08 },
      { slo: "checkout-api/availability", spends: 0.4 },
      { slo: "checkout-api/latency", spends: 0.08 },
    ],
  },
  {
    key: "poison-event",
    title: "One unreadable event stops a consumer group again and again",
    services: ["event-bus", "ledger"],
    start: { daysAgo: 74, at: "11:10", workday: true },
    minutes: 240,
    shape: "flapping",
    effects: [
      { slo: "event-bus/lag", spends: 0.6 },
      { slo: "ledger/settlement-freshness", spends: 0.5 },
    ],
  },
  {
    key: "suggestion-cache",
    title: "The suggestion cache starts empty after a move",
    services: ["suggestions"],
    start: { daysAgo: 82, at: "09:00", workday: true },
    minutes: 180,
    shape: "slow",
    effects: [{ slo: "suggestions/latency", spends: 0.03 }],
  },
];
