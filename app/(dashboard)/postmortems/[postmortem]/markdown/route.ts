import { z } from "zod";
import { route } from "@/server/http/route";
import { sessionHandler } from "@/server/http/session-handler";
import { markdownAnswer } from "@/server/postmortems/markdown";

/** The postmortem as a document to keep elsewhere. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: sessionHandler(
    "/postmortems/{postmortem}/markdown",
    z.strictObject({}),
    async ({ actor, params, now }) => markdownAnswer(actor, params.postmortem, now.getTime()),
  ),
});
