import { listActionsOf } from "@/db/postmortem-actions";
import { getPostmortemTimeline } from "@/db/postmortem-timeline";
import { getPostmortem } from "@/db/postmortems";
import { getPostmortemOperation } from "@/lib/api/operations/postmortems";
import { handler, ok } from "@/server/http/handler";
import { postmortemAnswer } from "@/server/http/postmortem-answer";
import { route } from "@/server/http/route";
import { spentBudget } from "@/server/incident-spending";
import { numberInAddress } from "@/server/postmortem-markdown";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getPostmortemOperation, async ({ actor, params, now }) => {
    const id = numberInAddress(params.postmortem);
    const postmortem = await getPostmortem(actor, id);
    const [timeline, actions, spent] = await Promise.all([getPostmortemTimeline(actor, id), listActionsOf(actor, id), spentBudget(actor, postmortem.incident, now.getTime())]);
    return ok(postmortemAnswer(postmortem, timeline, actions, spent));
  }),
});
