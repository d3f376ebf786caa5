import "server-only";
import { getTeam, listTeams, putTeam } from "@/db/people/teams";
import { teamAnswer } from "../../answers";
import { pageByKey } from "../../cursor";
import { ok, put, type HandlersOf } from "../call";
import type { teamOperations } from "../operations/teams";

export const teamHandlers: HandlersOf<typeof teamOperations> = {
  listTeams: async ({ actor, query }) =>
    ok(pageByKey((await listTeams(actor)).map(teamAnswer), ({ team }) => team, query)),

  getTeam: async ({ actor, params }) => ok(teamAnswer(await getTeam(actor, params.team))),

  putTeam: async ({ actor, params, body, now }) => {
    const { team, created } = await putTeam(actor, params.team, body, now);
    return put(teamAnswer(team), created);
  },
};
