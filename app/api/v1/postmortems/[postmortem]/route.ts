import { listActionsOf } from "@/db/postmortem-actions";
import { getPostmortemTimeline } from "@/db/postmortem-timeline";
import { getPostmortem } from "@/db/postmortems";
import { getPostmortemOperation } from "@/lib/api/operations/postmortems";
import { handler, ok } from "@/server/http/handler";
import { postmortemAnswer } from "@/server/http/postmortem-answer";
import { route } from "@/server/http/route";
import { spentBudget } from "@/server/incident-spending";
import { numberInAddress } from "@/server/postmortem-markdown";
import { requestTime } from "@/server/request-time";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getPostmortemOperation, async ({ actor, params }) => {
    const id = numberInAddress(params.postmortem);
    const postmortem = await getPostmortem(actor, id);
    const [timeline, actions, spent] = await Promise.all([getPostmortemTimeline(actor, id), listActionsOf(actor, id), spentBudget(actor, postmortem.incident, requestTime())]);
    return ok(postmortemAnswer(postmortem, timeline, actions, spent));
  }),
});
