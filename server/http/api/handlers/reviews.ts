import "server-only";
import { assertReviewable } from "@/db/dependencies/assert-reviewable";
import { deleteCallReview } from "@/db/dependencies/delete-review";
import { getCallReview } from "@/db/dependencies/find-review";
import { instantText } from "@/lib/api/instant";
import { invalid } from "@/lib/errors/invalid";
import { sarifReport } from "@/lib/review/report/sarif";
import { reviewCode } from "@/server/reviewing/review-code";
import { saveReview } from "@/server/reviewing/save-review";
import { assertScope } from "../../handler";
import { noContent, ok, type HandlersOf } from "../call";
import type { reviewOperations } from "../operations/reviews";

export const reviewHandlers: HandlersOf<typeof reviewOperations> = {
  reviewCode: async ({ actor, body, query, now }) => {
    const call = callIn(query);
    if (call) {
      assertScope(actor, "write");
      await assertReviewable(actor, call.service, call.dependency);
    }
    const review = await reviewCode(body.files);
    if (call) await saveReview(actor, call, body.files, review, now);
    if (query.format !== "sarif") return ok({ ...review, savedWith: call });
    return new Response(JSON.stringify(sarifReport(review)), {
      headers: { "content-type": "application/sarif+json" },
    });
  },

  getCallReview: async ({ actor, params: { service, callee } }) => {
    const { rules, paths, unread, reviewedBy, reviewedAt } = await getCallReview(
      actor,
      service,
      callee,
    );
    return ok({
      service,
      callee,
      reviewedBy,
      reviewedAt: instantText(reviewedAt.getTime()),
      paths: [...paths],
      unread: [...unread],
      rules: rules.map(({ rule, total, places }) => ({ rule, total, places: [...places] })),
    });
  },

  deleteCallReview: async ({ actor, params, now }) => {
    await deleteCallReview(actor, params.service, params.callee, now);
    return noContent;
  },
};

type Query = { service?: string | undefined; dependency?: string | undefined };

/** With which call the result is to be saved; null: with none. */
function callIn({ service, dependency }: Query) {
  if (service === undefined && dependency === undefined) return null;
  if (service !== undefined && dependency !== undefined) return { service, dependency };
  const [path, message] =
    service === undefined
      ? ["service", "Name the service that calls the dependency, too."]
      : ["dependency", "Name the dependency that the code calls, too."];
  throw invalid("the query", [{ path, message }]);
}
