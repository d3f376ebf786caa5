import "server-only";
import { listActionsOf } from "@/db/postmortems/actions";
import { getPostmortem } from "@/db/postmortems/find";
import { listReviewers } from "@/db/postmortems/list-reviews";
import { getPostmortemTimeline } from "@/db/postmortems/timeline";
import { markdownAnswer, numberInAddress } from "@/server/postmortems/markdown";
import { spentBudget } from "@/server/postmortems/spending";
import { postmortemAnswer } from "../../postmortem-answer";
import { ok, type HandlersOf } from "../call";
import type { postmortemOperations } from "../operations/postmortems";

export const postmortemHandlers: HandlersOf<typeof postmortemOperations> = {
  getPostmortem: async ({ actor, params, now }) => {
    const id = numberInAddress(params.postmortem);
    const postmortem = await getPostmortem(actor, id);
    const [timeline, actions, reviewers, spent] = await Promise.all([
      getPostmortemTimeline(actor, id),
      listActionsOf(actor, id),
      listReviewers(actor, id),
      spentBudget(actor, postmortem, now.getTime()),
    ]);
    return ok(postmortemAnswer(postmortem, { timeline, actions, reviewers, spent }));
  },

  exportPostmortem: async ({ actor, params, now }) =>
    markdownAnswer(actor, params.postmortem, now.getTime()),
};
