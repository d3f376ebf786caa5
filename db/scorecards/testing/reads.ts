import { listLevels } from "../list-levels";
import { recordLevels } from "../record-levels";
import { systemActor } from "../../testing/fresh-store";
import type { NounReads } from "../../testing/noun-reads";
import { NOON } from "../../testing/persons";

export default {
  make: ({ slo: { serviceId } }) =>
    recordLevels(systemActor, [{ serviceId, card: { level: 1, criteria: [] } }], NOON),
  ofTeam: ({ slo }) => ({
    listLevels: (actor) => listLevels(actor, slo.serviceId, 10),
  }),
} satisfies NounReads;
