import { listActionsOf } from "@/db/postmortems/actions";
import { listReviewers } from "@/db/postmortems/list-reviews";
import { getPostmortemTimeline } from "@/db/postmortems/timeline";
import { getPostmortem } from "@/db/postmortems/find";
import { getPostmortemOperation } from "@/lib/api/operations/postmortems";
import { handler, ok } from "@/server/http/handler";
import { postmortemAnswer } from "@/server/http/postmortem-answer";
import { route } from "@/server/http/route";
import { numberInAddress } from "@/server/postmortems/markdown";
import { spentBudget } from "@/server/postmortems/spending";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: handler(getPostmortemOperation, async ({ actor, params, now }) => {
    const id = numberInAddress(params.postmortem);
    const postmortem = await getPostmortem(actor, id);
    const [timeline, actions, reviewers, spent] = await Promise.all([
      getPostmortemTimeline(actor, id),
      listActionsOf(actor, id),
      listReviewers(actor, id),
      spentBudget(actor, postmortem, now.getTime()),
    ]);
    return ok(postmortemAnswer(postmortem, { timeline, actions, reviewers, spent }));
  }),
});
