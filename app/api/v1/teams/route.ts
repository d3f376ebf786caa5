import { listTeams } from "@/db/people/teams";
import { listTeamsOperation } from "@/lib/api/operations/teams";
import { teamAnswer } from "@/server/http/answers";
import { pageByKey } from "@/server/http/cursor";
import { handler, ok } from "@/server/http/handler";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(listTeamsOperation, async ({ actor, query }) =>
    ok(pageByKey((await listTeams(actor)).map(teamAnswer), ({ team }) => team, query)),
  ),
});
