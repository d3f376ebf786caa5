import { z } from "zod";
import { getIncident } from "@/db/incidents/find";
import { auditToken } from "@/db/store/audit";
import { actorOfSession } from "@/server/auth/request-actor";
import { answered } from "@/server/http/answered";
import { parsedQuery } from "@/server/http/input";
import { HttpError } from "@/server/http/problem";
import { route } from "@/server/http/route";
import { changeStream, hasRoom } from "@/server/live/stream";

const querySchema = z.strictObject({
  incident: z.int().positive().optional(),
  seen: z.string().max(80).optional(),
});

/**
 * Tells an open page that what it shows has changed: one incident, or anything at all. `seen`: the
 * revision that the page shows; what came after it is sent at once.
 */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: (request) =>
    answered("GET /api/live", async () => {
      const { userId } = await actorOfSession(request);
      const { incident, seen } = parsedQuery(querySchema, new URL(request.url).searchParams);
      if (!hasRoom(userId))
        throw new HttpError(503, "Too many open pages. This one polls every few seconds instead.", {
          "retry-after": "30",
        });
      // Asked again at each change: a session that was ended, or a team that was left, ends the
      // stream.
      const version = async () => {
        const actor = await actorOfSession(request);
        return incident === undefined
          ? auditToken()
          : String((await getIncident(actor, incident)).revision);
      };
      if (incident !== undefined) await version();
      return changeStream(userId, version, seen);
    }),
});
