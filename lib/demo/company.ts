import type { ServiceInput } from "@/lib/service/schema";

export type DemoTeam = { slug: string; name: string };
export type DemoService = { slug: string } & Omit<ServiceInput, "dependencies">;

export const DEMO_TEAMS: readonly DemoTeam[] = [
  { slug: "payments", name: "Payments" },
  { slug: "search", name: "Search" },
  { slug: "platform", name: "Platform" },
];

/** Of services that have one. */
export const demoRunbook = (service: string): string =>
  `https://wiki.example.org/runbooks/${service}`;

/** A shop's services; what they call is in `demoDependencies`. */
export const DEMO_SERVICES: readonly DemoService[] = [
  {
    slug: "identity",
    name: "Identity",
    team: "platform",
    tier: 1,
    reliability: {
      ownAvailabilityPercent: 99.95,
      deadlineMs: 500,
      workers: 64,
      runbook: demoRunbook("identity"),
    },
    description:
      "Signs customers and staff in, and issues the tokens that every other service checks.",
  },
  {
    slug: "event-bus",
    name: "Event bus",
    team: "platform",
    tier: 2,
    reliability: { runbook: demoRunbook("event-bus") },
    description:
      "Carries orders, postings and catalogue changes between services, in order and without doubles.",
  },
  {
    slug: "card-gateway",
    name: "Card gateway",
    team: "payments",
    tier: 1,
    reliability: { ownAvailabilityPercent: 99.97, deadlineMs: 2000, workers: 48 },
    description: "Talks to the acquirers: authorisations, captures and refunds of card payments.",
  },
  {
    slug: "ledger",
    name: "Ledger",
    team: "payments",
    tier: 1,
    reliability: { ownAvailabilityPercent: 99.95, deadlineMs: 2000 },
    description:
      "Double-entry book of every payment. Settlement files are made from it each quarter of an hour.",
  },
  {
    slug: "checkout-api",
    name: "Checkout API",
    team: "payments",
    tier: 1,
    reliability: {
      ownAvailabilityPercent: 99.95,
      deadlineMs: 3000,
      workers: 40,
      runbook: demoRunbook("checkout-api"),
    },
    description: "From the basket to the confirmed order. The shop earns nothing while it is down.",
  },
  {
    slug: "catalog-indexer",
    name: "Catalogue indexer",
    team: "search",
    tier: 3,
    description: "Turns catalogue changes into search documents. Late documents show old prices.",
  },
  {
    slug: "search-api",
    name: "Search API",
    team: "search",
    tier: 1,
    reliability: { ownAvailabilityPercent: 99.9, deadlineMs: 800 },
    description: "Answers the search box and the category pages.",
  },
  {
    slug: "suggestions",
    name: "Suggestions",
    team: "search",
    tier: 3,
    reliability: { runbook: demoRunbook("suggestions") },
    description: "Completes what is typed into the search box; the box works without it.",
  },
];

export const isDemoTeam = (slug: string): boolean => DEMO_TEAMS.some((team) => team.slug === slug);
