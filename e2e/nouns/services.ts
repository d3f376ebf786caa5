import { noun, placeOf } from "../support/noun";
import { ofEachSort } from "../walker/each-sort";
import { HIDDEN_TEAM, OTHER_TEAM } from "./people";

export const FIRST_SERVICE = "checkout-api";
export const PUT_AWAY_SERVICE = "old-shop";
export const HIDDEN_SERVICE = `${HIDDEN_TEAM}-till`;
export const OTHER_SERVICE = `${OTHER_TEAM}-shop`;
const ACTIONS = "app/(dashboard)/services/actions.ts";
const CARD = "app/(dashboard)/services/[service]/scorecard/actions.ts";
const DEPENDENCIES = "app/(dashboard)/services/[service]/dependencies/actions.ts";
const HIDDEN_RUNBOOK = `https://wiki.example.org/${HIDDEN_TEAM}-runbook`;
const GUIDE = "app/(dashboard)/reliability/new-service/actions.ts";
const STOLEN = { slug: "stolen-service", name: "Stolen", team: HIDDEN_TEAM };
const LAUNCH = {
  ...STOLEN,
  slug: "stolen-launch",
  description: "Takes the money",
  "slos.0.include": "true",
  "slos.0.kind": "latency",
  "slos.0.name": "Pay by card latency",
  "slos.0.slug": "pay-by-card-latency",
  "slos.0.description": "Answered in time",
  "slos.0.target": "99",
  "slos.0.days": "90",
  "slos.0.minBadEvents": "75",
  "slos.0.thresholdMs": "2000",
  "dependencies.0.include": "true",
  "dependencies.0.name": HIDDEN_SERVICE,
  "dependencies.0.criticality": "hard",
  "dependencies.0.availabilityPercent": "99.9",
};

export default noun({
  restsOn: ["people"],
  resolvers: {
    service: ofEachSort(
      "select slug as service, archived_at as sort from services order by id",
      ({ sort }) => sort === null,
    ),
  },
  first: {
    places: { service: FIRST_SERVICE },
    async make({ act }) {
      for (const [slug, name] of [
        [FIRST_SERVICE, "Checkout API"],
        [PUT_AWAY_SERVICE, "Old shop"],
      ] as const)
        await act("services/actions.ts#createService", {
          slug,
          name,
          team: "payments",
          description: "Takes the money",
        });
    },
  },
  hidden: {
    places: { service: HIDDEN_SERVICE },
    unknown: { service: "unknowns-till" },
    numbered: null,
    async make({ send }) {
      for (const [service, team, mark] of [
        [HIDDEN_SERVICE, HIDDEN_TEAM, "Vermilion"],
        [OTHER_SERVICE, OTHER_TEAM, "Azure"],
      ] as const)
        await send("PUT", `/services/${service}`, {
          name: `${mark} till`,
          team,
          description: `${mark} takes the money`,
          ...(team === HIDDEN_TEAM ? { reliability: { runbook: HIDDEN_RUNBOOK } } : {}),
        });
    },
    ids: async () => ({}),
  },
  calls: () => ({
    [`${ACTIONS}#createService`]: {
      fields: STOLEN,
      optional: [
        "reliability.ownAvailabilityPercent",
        "reliability.deadlineMs",
        "reliability.workers",
        "reliability.runbook",
      ],
      whole: {
        ...STOLEN,
        description: "Takes the money",
        tier: "2",
        dependencies: [HIDDEN_SERVICE],
        "reliability.ownAvailabilityPercent": "99.95",
        "reliability.deadlineMs": "800",
        "reliability.workers": "16",
        "reliability.runbook": "https://wiki.example.org/stolen",
      },
    },
    [`${GUIDE}#proposeService`]: {
      fields: {
        ...STOLEN,
        cost: "money",
        requestsPerDay: "1000",
        "journeys.0.name": "Pay by card",
        "journeys.0.kind": "payment",
        "dependencies.0.name": "card-network",
        "dependencies.0.criticality": "hard",
        "dependencies.0.availabilityPercent": "99.9",
      },
      optional: ["requestsPerDay", "dependencies.0.name", "dependencies.0.availabilityPercent"],
      texts: ["journeys.0.name"],
      neverHere: "It stores nothing: the answers go into the address.",
    },
    [`${GUIDE}#launchService`]: {
      fields: LAUNCH,
      whole: { ...LAUNCH, tier: "3" },
      optional: [
        "slos.0.description",
        "slos.0.minBadEvents",
        "dependencies.0.include",
        "dependencies.0.criticality",
        "dependencies.0.availabilityPercent",
      ],
      texts: ["slos.0.name", "slos.0.description"],
    },
    [`${ACTIONS}#updateService`]: {
      fields: { slug: HIDDEN_SERVICE, name: "Stolen", team: HIDDEN_TEAM },
    },
    [`${ACTIONS}#archiveServiceAction`]: { fields: { service: HIDDEN_SERVICE } },
    [`${ACTIONS}#restoreServiceAction`]: { fields: { service: HIDDEN_SERVICE } },
    [`${CARD}#acceptPolicyAction`]: {
      fields: { service: HIDDEN_SERVICE, terms: "0123456789abcdef" },
      neverHere: "What was read is not what there is.",
    },
    [`${CARD}#withdrawPolicyAction`]: {
      fields: { service: HIDDEN_SERVICE },
      neverHere: "Nobody has accepted a policy.",
    },
    [`${CARD}#reviewRunbookAction`]: {
      fields: { service: HIDDEN_SERVICE, url: HIDDEN_RUNBOOK, met: ["short-steps", "undo"] },
      optional: ["met"],
    },
    [`${DEPENDENCIES}#setCallsNothingAction`]: {
      fields: { service: HIDDEN_SERVICE, says: "true" },
      optional: ["says"],
      neverHere: "It has a dependency.",
    },
    [`${ACTIONS}#deleteServiceAction`]: { fields: { service: HIDDEN_SERVICE } },
  }),
  async hostile({ act }, { text, name }) {
    await act("services/actions.ts#createService", {
      name: text,
      slug: name,
      team: name,
      description: `${text} ${text}`,
    });
    return { service: name };
  },
  fuzz: {
    names: (unique) => ({ service: unique("service") }),
    async renew(call, names) {
      const service = placeOf(names, "service");
      const json = { name: service, team: placeOf(names, "team") };
      await call("PUT", `/services/${service}`, { json });
    },
    number: async () => ({}),
    pageReads: [{ path: "/reliability/scorecards/csv", query: ["team"] }],
  },
});
