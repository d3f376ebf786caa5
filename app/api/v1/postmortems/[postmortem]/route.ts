import { listActionsOf } from "@/db/postmortem-actions";
import { getPostmortemTimeline } from "@/db/postmortem-timeline";
import { getPostmortem } from "@/db/postmortems";
import { getPostmortemOperation } from "@/lib/api/operations/postmortems";
import { handler, ok } from "@/server/http/handler";
import { postmortemAnswer } from "@/server/http/postmortem-answer";
import { route } from "@/server/http/route";
import { numberInAddress } from "@/server/postmortem-markdown";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getPostmortemOperation, async ({ actor, params }) => {
    const id = numberInAddress(params.postmortem);
    const [postmortem, timeline, actions] = await Promise.all([getPostmortem(actor, id), getPostmortemTimeline(actor, id), listActionsOf(actor, id)]);
    return ok(postmortemAnswer(postmortem, timeline, actions));
  }),
});
