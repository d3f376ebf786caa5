import { z } from "zod";
import { buildId } from "@/server/request/build-id";
import { route } from "@/server/http/route";
import { sessionHandler } from "@/server/http/session-handler";

/**
 * What an open page asks before it renews itself: who is signed in now, and which build would
 * answer.
 */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: sessionHandler("/api/session", z.strictObject({}), async ({ actor }) => ({
    user: actor.userId,
    build: buildId(),
  })),
});
