import { getPostmortemMarkdownOperation } from "@/lib/api/operations/postmortems";
import { handler } from "@/server/http/handler";
import { route } from "@/server/http/route";
import { markdownAnswer } from "@/server/postmortems/markdown";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getPostmortemMarkdownOperation, async ({ actor, params, now }) =>
    markdownAnswer(actor, params.postmortem, now.getTime()),
  ),
});
