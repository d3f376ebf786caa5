import { decideOn } from "../decide";
import { countAccepted, listAccepted } from "../list-accepted";
import { listDecisions, listDecisionsOf, listEfforts } from "../list-decisions";
import { setEffort } from "../set-effort";
import type { NounReads } from "../../testing/noun-reads";
import { NOON } from "../../testing/persons";

const DECIDED = {
  service: "hidden-service",
  key: "NO-JITTER/hidden-service/hidden-mail",
};

export default {
  make: async ({ manager }) => {
    await decideOn(manager, DECIDED, { kind: "accepted", owner: "Hidden", dueOn: null }, NOON);
    await setEffort(manager, DECIDED, "L", NOON);
  },
  ofTeam: () => ({
    countAccepted: (actor) => countAccepted(actor, {}),
    listAccepted: (actor) => listAccepted(actor, {}),
    listDecisions: (actor) => listDecisions(actor),
    listDecisionsOf: (actor) => listDecisionsOf(actor, DECIDED.key),
    listEfforts: (actor) => listEfforts(actor),
  }),
} satisfies NounReads;
