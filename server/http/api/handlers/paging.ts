import "server-only";
import { getServicePaging, putServicePaging } from "@/db/escalations/service-paging";
import { getTeamPaging, putTeamPaging } from "@/db/escalations/team-paging";
import { getServicePaged } from "@/db/escalations/who-is-paged";
import {
  serviceOnCallAnswer,
  servicePagingAnswer,
  teamPagingAnswer,
} from "../../escalation-answers";
import { ok, type HandlersOf } from "../call";
import type { pagingOperations } from "../operations/paging";

export const pagingHandlers: HandlersOf<typeof pagingOperations> = {
  getTeamPaging: async ({ actor, params }) =>
    ok(teamPagingAnswer(await getTeamPaging(actor, params.team))),

  putTeamPaging: async ({ actor, params, body, now }) =>
    ok(teamPagingAnswer(await putTeamPaging(actor, params.team, body, now))),

  getServicePaging: async ({ actor, params }) =>
    ok(servicePagingAnswer(await getServicePaging(actor, params.service))),

  putServicePaging: async ({ actor, params, body, now }) =>
    ok(servicePagingAnswer(await putServicePaging(actor, params.service, body, now))),

  getServiceOnCall: async ({ actor, params, query, now }) =>
    ok(serviceOnCallAnswer(await getServicePaged(actor, params.service, now, query.for), now)),
};
