import { getTeam, putTeam } from "@/db/people/teams";
import { getTeamOperation, putTeamOperation } from "@/lib/api/operations/teams";
import { teamAnswer } from "@/server/http/answers";
import { handler, ok, put } from "@/server/http/handler";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getTeamOperation, async ({ actor, params }) =>
    ok(teamAnswer(await getTeam(actor, params.team))),
  ),
  PUT: handler(putTeamOperation, async ({ actor, params, body, now }) => {
    const { team, created } = await putTeam(actor, params.team, body, now);
    return put(teamAnswer(team), created);
  }),
});
