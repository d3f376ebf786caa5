import "server-only";
import type { AlertRoutes } from "@/db/alert-routes/alert-routes";
import { getAlertRoutes } from "@/db/alert-routes/find";
import { putAlertRoutes } from "@/db/alert-routes/put";
import { ruleOf } from "@/lib/alert-route/schema";
import { routeOfAlert, tryRoutes } from "@/server/intake/try-routes";
import type { Foreseen } from "@/server/intake/with-told";
import { numberInAddress } from "../../number-in-address";
import { ok, type HandlersOf } from "../call";
import type { alertRouteOperations } from "../operations/alert-routes";

const answer = ({ team, rules, version }: AlertRoutes) => ({
  team: team.slug,
  rules: rules.map((rule) => ({ ...rule, matchers: [...rule.matchers] })),
  version,
});

const foreseen = ({ told, ...tried }: Foreseen) => ({
  ...tried,
  told: told.map(({ afterMinutes, who }) => ({ afterMinutes, who: [...who] })),
});

export const alertRouteHandlers: HandlersOf<typeof alertRouteOperations> = {
  getAlertRoutes: async ({ actor, params }) => ok(answer(await getAlertRoutes(actor, params.team))),

  putAlertRoutes: async ({ actor, params, body, now }) =>
    ok(answer(await putAlertRoutes(actor, params.team, body.rules.map(ruleOf), now))),

  tryAlertRoutes: async ({ actor, body, now }) =>
    ok({ alerts: (await tryRoutes(actor, body, now)).map(foreseen) }),

  getAlertRoute: async ({ actor, params, now }) => {
    const alert = numberInAddress(params.alert, "alert");
    const route = await routeOfAlert(actor, alert, now);
    return ok({ alert, applied: route.applied, now: foreseen(route.now) });
  },
};
