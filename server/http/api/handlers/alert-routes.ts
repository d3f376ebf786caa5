import "server-only";
import type { AlertRoutes } from "@/db/alert-routes/alert-routes";
import { getAlertRoute } from "@/db/alert-routes/find-alert-route";
import { getAlertRoutes } from "@/db/alert-routes/find";
import { putAlertRoutes } from "@/db/alert-routes/put";
import { ruleOf } from "@/lib/alert-route/schema";
import { tryRoutes } from "@/server/intake/try-routes";
import { alertNumber } from "../../alert-answers";
import { ok, type HandlersOf } from "../call";
import type { alertRouteOperations } from "../operations/alert-routes";

const answer = ({ team, rules, version }: AlertRoutes) => ({
  team: team.slug,
  rules: rules.map((rule) => ({ ...rule, matchers: [...rule.matchers] })),
  version,
});

export const alertRouteHandlers: HandlersOf<typeof alertRouteOperations> = {
  getAlertRoutes: async ({ actor, params }) => ok(answer(await getAlertRoutes(actor, params.team))),

  putAlertRoutes: async ({ actor, params, body, now }) =>
    ok(answer(await putAlertRoutes(actor, params.team, body.rules.map(ruleOf), now))),

  tryAlertRoutes: async ({ actor, body }) => ok({ alerts: await tryRoutes(actor, body) }),

  getAlertRoute: async ({ actor, params }) => {
    const { alertId, applied, now } = await getAlertRoute(actor, alertNumber(params.alert));
    return ok({ alert: alertId, applied, now });
  },
};
