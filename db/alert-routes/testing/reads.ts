import { getAlertRoutes } from "../find";
import { getAlertRoute } from "../find-alert-route";
import { listRouteChoices } from "../list-choices";
import type { NounReads } from "../../testing/noun-reads";

export default {
  ofTeam: () => ({
    getAlertRoute: (actor) => getAlertRoute(actor, 1),
    getAlertRoutes: (actor) => getAlertRoutes(actor, "hidden"),
    listRouteChoices: (actor) => listRouteChoices(actor, "hidden"),
  }),
} satisfies NounReads;
