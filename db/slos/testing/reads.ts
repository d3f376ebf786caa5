import { DAY_MS } from "@/lib/time/duration";
import { countArchivedSlos } from "../count-archived";
import { findSlo, getSlo } from "../find";
import { listSloNames, listSlos } from "../list";
import { listSloChanges } from "../list-changes";
import { listDataSpans } from "../list-data-spans";
import { resolveSloTargets } from "../resolve-targets";
import type { NounReads } from "../../testing/noun-reads";
import { later } from "../../testing/persons";

const HIDDEN = ["hidden-service", "hidden-slo"] as const;

export default {
  ofTeam: ({ slo }) => ({
    countArchivedSlos: (actor) => countArchivedSlos(actor, "hidden-service"),
    findSlo: (actor) => findSlo(actor, ...HIDDEN),
    getSlo: (actor) => getSlo(actor, ...HIDDEN),
    listSloChanges: (actor) => listSloChanges(actor, slo, later(-DAY_MS), later(DAY_MS)),
    listDataSpans: (actor) => listDataSpans(actor),
    listSloNames: (actor) => listSloNames(actor),
    listSlos: (actor) => listSlos(actor, { archived: true }),
    resolveSloTargets: (actor) =>
      resolveSloTargets(actor, [{ service: HIDDEN[0], slo: HIDDEN[1] }]),
  }),
} satisfies NounReads;
