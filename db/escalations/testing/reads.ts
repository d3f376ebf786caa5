import { DAY_MS } from "@/lib/time/duration";
import { findPolicy, getPolicy } from "../find";
import { getPolicyUses } from "../find-uses";
import { listPolicies } from "../list";
import { listEscalations, listNamesIn } from "../list-escalations";
import { listFirstLevels } from "../list-first-levels";
import { listTargetChoices } from "../list-target-choices";
import { listToldByAlerts } from "../list-told-by-alerts";
import { listUnanswered } from "../list-unanswered";
import { hasDueEscalations, listDueEscalations } from "../run-due";
import { getServicePaging } from "../service-paging";
import { getTeamPaging } from "../team-paging";
import {
  getPagedWithoutPolicy,
  getPolicyPaged,
  getServicePaged,
  listServicesPaged,
} from "../who-is-paged";
import type { NounReads } from "../../testing/noun-reads";
import { later, NOON } from "../../testing/persons";

export default {
  ofTeam: ({ slo, original }) => ({
    findPolicy: (actor) => findPolicy(actor, "hidden-policy"),
    getPolicy: (actor) => getPolicy(actor, "hidden-policy"),
    getPolicyPaged: (actor) => getPolicyPaged(actor, "hidden-policy", NOON),
    getPolicyUses: (actor) => getPolicyUses(actor, "hidden-policy"),
    getPagedWithoutPolicy: (actor) => getPagedWithoutPolicy(actor, "hidden", NOON),
    getServicePaged: (actor) => getServicePaged(actor, "hidden-service", NOON),
    getServicePaging: (actor) => getServicePaging(actor, "hidden-service"),
    getTeamPaging: (actor) => getTeamPaging(actor, "hidden"),
    listEscalations: (actor) => listEscalations(actor, { incidentId: original }),
    listToldByAlerts: (actor) => listToldByAlerts(actor, original),
    listNamesIn: async (actor) =>
      listNamesIn(actor, await listEscalations(actor, { incidentId: original })),
    listPolicies: (actor) => listPolicies(actor),
    listFirstLevels: (actor) => listFirstLevels(actor, [slo.service]),
    listServicesPaged: (actor) => listServicesPaged(actor, ["hidden-service"], NOON, "page"),
    listTargetChoices: async (actor) => {
      // Everybody may choose themselves and their own teams.
      const { schedules, channels } = await listTargetChoices(actor);
      return [...schedules, ...channels];
    },
  }),
  ofInstallation: {
    hasDueEscalations: (actor) => hasDueEscalations(actor, later(DAY_MS)),
    listUnanswered: (actor) => listUnanswered(actor, later(DAY_MS)),
    listDueEscalations: (actor) => listDueEscalations(actor, later(DAY_MS)),
  },
} satisfies NounReads;
