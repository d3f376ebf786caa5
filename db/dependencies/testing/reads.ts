import { callReviewOf } from "@/lib/reliability/call-review/call-review";
import { findDependency, getDependency } from "../find";
import { findCallReview, getCallReview } from "../find-review";
import { listDependencyVersions } from "../history";
import { listCalls } from "../list";
import { listCallReviews } from "../list-reviews";
import { putDependency } from "../put";
import { saveCallReviews } from "../save-reviews";
import type { NounReads } from "../../testing/noun-reads";
import { NOON } from "../../testing/persons";

export default {
  make: async ({ manager }) => {
    await putDependency(manager, "hidden-service", "hidden-mail", { owner: "Hidden" }, NOON);
    const review = callReviewOf([], { paths: ["hidden.ts"], unread: [] });
    await saveCallReviews(manager, "hidden-service", [{ callee: "hidden-mail", review }], NOON);
  },
  ofTeam: () => ({
    findCallReview: (actor) => findCallReview(actor, "hidden-service", "hidden-mail"),
    findDependency: (actor) => findDependency(actor, "hidden-service", "hidden-mail"),
    getCallReview: (actor) => getCallReview(actor, "hidden-service", "hidden-mail"),
    getDependency: (actor) => getDependency(actor, "hidden-service", "hidden-mail"),
    listCalls: (actor) => listCalls(actor, "hidden-service"),
    listCallReviews: (actor) => listCallReviews(actor),
    listDependencyVersions: (actor) =>
      listDependencyVersions(actor, "hidden-service", { limit: 10 }),
  }),
} satisfies NounReads;
