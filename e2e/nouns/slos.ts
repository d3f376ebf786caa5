import { wholeMinutesAgo } from "../support/minutes-ago";
import { noun, placeOf } from "../support/noun";
import type { Fields } from "../support/server-actions";
import { ofEachSort } from "../walker/each-sort";
import { FIRST_SERVICE, HIDDEN_SERVICE, OTHER_SERVICE, PUT_AWAY_SERVICE } from "./services";
import { FIRST_SOURCE, HIDDEN_SOURCE } from "./sources";

const FIRST_SLO = "availability";
const HIDDEN_SLO = "availability";
const CREATE = "slos/actions.ts#createSlo";
const ACTIONS = "app/(dashboard)/slos/actions.ts";

const objective = (target: string, days: string): Fields => ({
  "objectives.0.target": target,
  "objectives.0.windowType": "rolling",
  "objectives.0.days": days,
  "objectives.0.method": "occurrences",
  "objectives.0.noData": "ignore",
  policy: "default",
  minBadEvents: "1",
});
const PUSHED: Fields = { kind: "availability", sourceType: "push" };
const STOLEN: Fields = { name: "Stolen sales", ...PUSHED, ...objective("99.5", "7") };
const MONTHLY: Fields = {
  ...STOLEN,
  "objectives.0.windowType": "calendar",
  "objectives.0.unit": "month",
  "objectives.0.timeZone": "UTC",
};
const { "objectives.0.days": _rolling, ...inCalendarMonths } = MONTHLY;
const ASKED: Fields = {
  sourceType: "prometheus",
  dataSource: HIDDEN_SOURCE,
  queryForm: "good",
  good: "sum(good)",
  total: "sum(total)",
  absent: "zero",
  unchecked: "true",
  description: "Everything",
  noDataAfterMinutes: "15",
  minCoverage: "80",
  "objectives.0.sliceMinutes": "5",
  "objectives.0.sliceTarget": "95",
  "objectives.0.method": "timeslices",
};
const RULES: Fields = {
  policy: "custom",
  "rules.0.severity": "page",
  "rules.0.long": "1h",
  "rules.0.short": "5m",
  "rules.0.share": "2",
  "rules.1.severity": "ticket",
  "rules.1.long": "6h",
  "rules.1.short": "30m",
  "rules.1.factor": "6",
  kind: "latency",
  thresholdMs: "300",
  percentile: "95",
  version: "1",
};

const kindOf = (sli: unknown): unknown =>
  (typeof sli === "string" ? (JSON.parse(sli) as { kind: unknown }) : (sli as { kind: unknown }))
    .kind;

export default noun({
  restsOn: ["services", "sources"],
  resolvers: {
    slo: ofEachSort(
      "select services.slug as service, slos.slug as slo, slos.sli as sort, slos.archived_at as archived from slos join services on services.id = slos.service_id order by slos.id",
      ({ sort, archived }) => `${String(kindOf(sort))} ${String(archived === null)}`,
    ),
  },
  first: {
    places: { slo: FIRST_SLO },
    async make({ act }) {
      const one = { name: "Payments succeed", ...PUSHED, ...objective("99", "28") };
      for (const service of [FIRST_SERVICE, PUT_AWAY_SERVICE])
        await act(CREATE, { ...one, service, slug: FIRST_SLO });
      await act(CREATE, {
        ...one,
        kind: "latency",
        thresholdMs: "300",
        service: FIRST_SERVICE,
        slug: "metrics",
        name: "Answers are quick",
        sourceType: "prometheus",
        dataSource: FIRST_SOURCE,
        queryForm: "good",
        good: "good",
        total: "total",
        unchecked: "true",
      });
      await act("slos/actions.ts#archiveSloAction", { service: PUT_AWAY_SERVICE, slo: FIRST_SLO });
      // Before that it would not have taken the SLO.
      await act("services/actions.ts#archiveServiceAction", { service: PUT_AWAY_SERVICE });
    },
  },
  hidden: {
    places: { slo: HIDDEN_SLO },
    unknown: { slo: HIDDEN_SLO },
    numbered: null,
    async make({ send }) {
      const at = wholeMinutesAgo(10);
      for (const [service, mark] of [
        [HIDDEN_SERVICE, "Vermilion"],
        [OTHER_SERVICE, "Azure"],
      ] as const) {
        await send("PUT", `/services/${service}/slos/${HIDDEN_SLO}`, {
          name: `${mark} sales succeed`,
          description: `${mark} customers`,
          sli: { kind: "availability" },
          objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }],
        });
        await send("POST", "/measurements", {
          mode: "add",
          measurements: [{ service, slo: HIDDEN_SLO, at, good: 990, total: 1000 }],
        });
      }
    },
    ids: async () => ({}),
  },
  calls() {
    const it = { service: HIDDEN_SERVICE, slo: HIDDEN_SLO };
    return {
      [`${ACTIONS}#createSlo`]: {
        fields: { ...STOLEN, service: HIDDEN_SERVICE, slug: "stolen" },
        whole: { ...STOLEN, service: HIDDEN_SERVICE, slug: "stolen", ...ASKED },
        optional: ["absent", "unchecked"],
      },
      [`${ACTIONS}#updateSlo`]: {
        fields: { ...STOLEN, service: HIDDEN_SERVICE, slug: HIDDEN_SLO },
        whole: { ...inCalendarMonths, service: HIDDEN_SERVICE, slug: HIDDEN_SLO, ...RULES },
        optional: ["percentile", "rules.0.short", "rules.1.short", "rules.1.factor"],
      },
      [`${ACTIONS}#archiveSloAction`]: { fields: it },
      [`${ACTIONS}#restoreSloAction`]: { fields: it },
      [`${ACTIONS}#makeMeasureToken`]: { fields: { service: HIDDEN_SERVICE } },
      "app/(dashboard)/slos/query-actions.ts#tryQuery": {
        fields: { dataSource: HIDDEN_SOURCE, query: "up" },
        neverHere: "It stores nothing.",
      },
      [`${ACTIONS}#deleteSloAction`]: { fields: it },
    };
  },
  async hostile({ act }, { text, name }) {
    const asked = {
      sourceType: "prometheus",
      dataSource: name,
      queryForm: "good",
      good: text,
      total: `sum(${text})`,
      unchecked: "true",
    };
    for (const [slug, source] of Object.entries({ up: { sourceType: "push" }, asked }))
      await act(CREATE, {
        ...source,
        ...objective("99.9", "28"),
        service: name,
        slug,
        name: text,
        description: text,
        kind: "availability",
      });
    return { slo: "up" };
  },
  fuzz: {
    names: () => ({ slo: "up" }),
    async renew(call, names) {
      await call("PUT", `/services/${placeOf(names, "service")}/slos/${placeOf(names, "slo")}`, {
        json: {
          name: "Up",
          sli: { kind: "availability" },
          objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
        },
      });
    },
    number: async () => ({}),
    pageReads: [{ path: "/services/{service}/slos/{slo}/history", query: [] }],
  },
});
