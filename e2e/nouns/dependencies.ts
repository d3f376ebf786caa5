import { importPreviewText } from "@/lib/reliability/import/preview";
import { readImport } from "@/lib/reliability/import/read-import";
import { RESILIENCE4J_BODY } from "@/server/http/api/operations/dependency-import-examples";
import type { SentReview } from "@/lib/reliability/call-review/sent-review";
import { noun, placeOf } from "../support/noun";
import type { Fields } from "../support/server-actions";
import { ofEachSort } from "../walker/each-sort";
import { HIDDEN_TEAM } from "./people";
import { FIRST_SERVICE, HIDDEN_SERVICE } from "./services";

const FIRST_CALLEE = "card-network";
/** No word of it is a name: pages may repeat the address that they were asked for. */
export const HIDDEN_CALLEE = `${HIDDEN_TEAM}-mail`;
const ACTIONS = "app/(dashboard)/services/[service]/dependencies/actions.ts";
const ADD = "services/[service]/dependencies/actions.ts#addDependency";

const SAVE_REVIEW = "reliability/review/actions.ts#saveReviewAction";

/** What the page of the review sends back of one finding. */
export const sentReview = (path: string, message: string): string =>
  JSON.stringify({
    findings: [{ rule: "R01", severity: "error", path, line: 3, message }],
    paths: [path],
    unread: [],
  } satisfies SentReview);

const STOLEN: Fields = { service: HIDDEN_SERVICE, callee: "stolen-bank" };

/** Every field of the form, with what stands for nothing where that can be said. */
const SETTINGS: Fields = {
  criticality: "soft",
  owner: "Payments",
  order: "2",
  callsPerRequest: "3",
  idempotent: "true",
  idempotencyKey: "false",
  shedClass: "sheddable",
  connectTimeoutMs: "100",
  attemptTimeoutMs: "300",
  totalTimeoutMs: "none",
  deadlinePropagated: "true",
  attempts: "2",
  retryBudget: "0.1",
  "backoff.kind": "exponential",
  "backoff.baseMs": "100",
  "backoff.factor": "2",
  "backoff.capMs": "1000",
  "backoff.jitter": "full",
  retryPlacement: "around-breaker",
  retryOn: ["timeout", "5xx"],
  "breaker.kind": "count",
  "breaker.threshold": "0.5",
  "breaker.comparison": ">=",
  "breaker.calls": "100",
  "breaker.windowMs": "10000",
  "breaker.minCalls": "20",
  "breaker.openMs": "30000",
  "breaker.halfOpenCalls": "3",
  "breaker.slowCallMs": "250",
  "breaker.countsTimeouts": "true",
  "bulkhead.max": "42",
  "bulkhead.queue": "0",
  "bulkhead.perTenant": "false",
  rateLimit: "200",
  clientThrottle: "true",
  capacityPerSecond: "500",
  "fallback.kind": "cached",
  "fallback.coverage": "0.9",
  "fallback.lastTestedAt": "2026-09-01",
  "fallback.dependency": "other-bank",
  "measured.ratePerSecond": "100",
  "measured.errorRatio": "0.001",
  "measured.meanMs": "60",
  "measured.p50": "45",
  "measured.p99": "180",
  "measured.p99_9": "260",
  availabilityPercent: "99.95",
  "evidence.link": "https://wiki.example.org/bank",
  "evidence.checkedAt": "2026-10-20",
};
const SAID = Object.fromEntries(
  Object.entries(SETTINGS).map(([name, value]) => [`settings.${name}`, value]),
);
/** What makes the rest of its group mean something cannot be left out beside it. */
const LEADING = ["settings.backoff.kind", "settings.breaker.kind", "settings.fallback.kind"];

const { text } = RESILIENCE4J_BODY;

/** What the page shows of the text. */
function previewText(): string {
  const read = readImport({ format: "resilience4j", text });
  if (!read.ok) throw new Error("The example of the document is not read.");
  const { ok: _read, ...found } = read;
  return importPreviewText({ format: "resilience4j", ...found });
}

const IMPORT: Fields = {
  service: HIDDEN_SERVICE,
  text,
  step: "store",
  preview: previewText(),
  "items.0.callee": "imported-bank",
  "items.0.chosen": "on",
};

export default noun({
  restsOn: ["services"],
  resolvers: {
    callee: ofEachSort(
      "select caller.slug as service, coalesce(callee.slug, dependencies.external) as callee, dependencies.external as sort from dependencies join services caller on caller.id = caller_id left join services callee on callee.id = callee_id order by dependencies.id",
      ({ sort }) => sort === null,
    ),
  },
  first: {
    places: { callee: FIRST_CALLEE },
    async make({ act }) {
      await act(ADD, { service: FIRST_SERVICE, callee: FIRST_CALLEE, ...SAID });
      await act(ADD, { service: FIRST_SERVICE, callee: "order-mail" });
      await act(SAVE_REVIEW, {
        service: FIRST_SERVICE,
        calls: FIRST_CALLEE,
        "of.0": FIRST_CALLEE,
        review: sentReview("src/network.ts", "axios.get has no timeout: it may never return."),
      });
    },
  },
  hidden: {
    places: { callee: HIDDEN_CALLEE },
    unknown: { callee: "unknowns-mail" },
    numbered: null,
    async make({ send }) {
      await send("PUT", `/services/${HIDDEN_SERVICE}/dependencies/${HIDDEN_CALLEE}`, {
        owner: "Vermilion",
      });
      await send("POST", `/reviews?service=${HIDDEN_SERVICE}&dependency=${HIDDEN_CALLEE}`, {
        files: [{ path: "src/vermilion.go", text: "package bank" }],
      });
    },
    ids: async () => ({}),
  },
  calls: () => ({
    [`${ACTIONS}#addDependency`]: {
      fields: STOLEN,
      whole: { ...STOLEN, ...SAID, version: "1" },
      optional: Object.keys(SAID).filter((name) => !LEADING.includes(name)),
      texts: ["settings.owner"],
    },
    [`${ACTIONS}#updateDependency`]: {
      fields: { service: HIDDEN_SERVICE, callee: HIDDEN_CALLEE, "settings.owner": "Stolen" },
      optional: ["settings.owner"],
      texts: ["settings.owner"],
    },
    [`${ACTIONS}#importDependenciesAction`]: {
      fields: IMPORT,
      whole: { ...IMPORT, format: "resilience4j", "items.0.version": "1" },
      optional: ["format", "items.0.version"],
      texts: ["text", "items.0.callee"],
    },
    [`${ACTIONS}#deleteCallReviewAction`]: {
      fields: { service: HIDDEN_SERVICE, callee: HIDDEN_CALLEE },
    },
    [`${ACTIONS}#deleteDependencyAction`]: {
      fields: { service: HIDDEN_SERVICE, callee: HIDDEN_CALLEE },
    },
  }),
  async hostile({ act }, { text, name }) {
    await act(ADD, { service: name, callee: `${name}-x`.slice(-63), "settings.owner": text });
    await act(SAVE_REVIEW, {
      service: name,
      "of.0": `${name}-x`.slice(-63),
      review: sentReview(text.slice(0, 300), text.slice(0, 300)),
    });
    return { callee: `${name}-x`.slice(-63) };
  },
  fuzz: {
    names: (unique) => ({ callee: unique("callee") }),
    async renew(call, names) {
      const service = placeOf(names, "service");
      const callee = placeOf(names, "callee");
      await call("PUT", `/services/${service}/dependencies/${callee}`, { json: {} });
    },
    number: async () => ({}),
    pageReads: [],
  },
});
