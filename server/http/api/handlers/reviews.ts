import "server-only";
import { sarifReport } from "@/lib/review/report/sarif";
import { reviewCode } from "@/server/reviewing/review-code";
import { ok, type HandlersOf } from "../call";
import type { reviewOperations } from "../operations/reviews";

export const reviewHandlers: HandlersOf<typeof reviewOperations> = {
  reviewCode: async ({ body, query }) => {
    const review = await reviewCode(body.files);
    return ok(query.format === "sarif" ? sarifReport(review) : review);
  },
};
