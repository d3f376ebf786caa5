import { inDays } from "../support/in-days";
import { noun, placeOf, type Places } from "../support/noun";
import type { Making } from "../support/making";
import { HIDDEN_TEAM } from "./people";
import { FIRST_SERVICE, HIDDEN_SERVICE } from "./services";

const ACTIONS = "app/(dashboard)/reliability/actions.ts";
const OWNER = "Vermilion owner";
const MOST = 3;
/** Retries whose waits are the same for all: NO-JITTER. */
const RETRIES = {
  criticality: "hard",
  attempts: 3,
  attemptTimeoutMs: 300,
  backoff: { kind: "exponential", baseMs: 100, factor: 2, capMs: 1000, jitter: "none" },
};

const placesOf = (service: string, callee: string): Places => {
  const recommendation = `NO-JITTER.${service}.${callee}`;
  return { finding: recommendation, recommendation };
};
const register = ({ send }: Making, service: string, callee: string, more = {}) =>
  send("PUT", `/services/${service}/dependencies/${callee}`, { ...RETRIES, ...more });
const answer = ({ send }: Making, { recommendation }: Places, verb: string, body: unknown) =>
  send("POST", `/recommendations/${recommendation ?? ""}/${verb}`, body);

const FIRST = placesOf(FIRST_SERVICE, "looked-at-mail");
/** No word of it is a name: pages may repeat the address that they were asked for. */
const HIDDEN_CALLEE = `${HIDDEN_TEAM}-post`;
const HIDDEN = placesOf(HIDDEN_SERVICE, HIDDEN_CALLEE);

export default noun({
  restsOn: ["people", "services"],
  resolvers: {
    finding: async ({ url }, cookie) => {
      const list = await fetch(`${url}/reliability/findings`, { headers: { cookie } });
      const found = (await list.text()).matchAll(/href="\/reliability\/findings\/([^"?]+)"/g);
      const refs = [...new Set([...found].flatMap(([, ref]) => ref ?? []))];
      return refs.slice(0, MOST).map((finding) => ({ finding }));
    },
  },
  first: {
    places: FIRST,
    async make(making) {
      await register(making, FIRST_SERVICE, "looked-at-mail");
      await register(making, FIRST_SERVICE, "looked-at-disk");
      await answer(making, FIRST, "postpone", { reason: "After the move.", until: inDays(2) });
      const disk = placesOf(FIRST_SERVICE, "looked-at-disk");
      await answer(making, disk, "accept", { owner: "Looked at" });
    },
  },
  hidden: {
    places: HIDDEN,
    unknown: placesOf("unknowns-till", "unknowns-post"),
    numbered: null,
    async make(making) {
      await register(making, HIDDEN_SERVICE, HIDDEN_CALLEE, { owner: OWNER });
      await answer(making, HIDDEN, "accept", { owner: OWNER });
    },
    ids: async (find) => ({ decision: await find("recommendation_decisions", OWNER) }),
  },
  calls(ids) {
    const recommendation = placeOf(HIDDEN, "recommendation");
    const reason = "Stolen";
    return {
      [`${ACTIONS}#setAcceptedStateAction`]: {
        fields: { decision: String(ids.decision), state: "done" },
        whole: { decision: String(ids.decision), state: "done", from: "open" },
        optional: ["from"],
      },
      [`${ACTIONS}#acceptRecommendation`]: {
        fields: { recommendation },
        whole: { recommendation, owner: "Stolen", dueOn: "2026-12-01", version: "1" },
        optional: ["owner", "dueOn", "version"],
        texts: ["owner"],
      },
      [`${ACTIONS}#postponeRecommendation`]: {
        fields: { recommendation, reason, until: inDays(2) },
        whole: { recommendation, reason, until: inDays(2), version: "1" },
        optional: ["version"],
        texts: ["reason"],
      },
      [`${ACTIONS}#refuseRecommendation`]: {
        fields: { recommendation, reason },
        whole: { recommendation, reason, version: "1" },
        optional: ["version"],
        texts: ["reason"],
      },
      [`${ACTIONS}#correctEffortAction`]: { fields: { recommendation, effort: "L" } },
    };
  },
  async hostile(making, { text, name }) {
    const places = placesOf(name, "mail");
    await register(making, name, "mail", { owner: text.trim().slice(0, 80) });
    await making.act("reliability/actions.ts#refuseRecommendation", {
      recommendation: placeOf(places, "recommendation"),
      reason: text,
    });
    return places;
  },
  fuzz: {
    names: () => FIRST,
    renew: async () => {},
    number: async () => ({}),
    pageReads: [],
  },
});
