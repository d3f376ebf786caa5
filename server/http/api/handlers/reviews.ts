import "server-only";
import { sarifReport } from "@/lib/review/report/sarif";
import { reviewCode } from "@/server/reviewing/review-code";
import { ok, type HandlersOf } from "../call";
import type { reviewOperations } from "../operations/reviews";

export const reviewHandlers: HandlersOf<typeof reviewOperations> = {
  reviewCode: async ({ body, query }) => {
    const review = await reviewCode(body.files);
    if (query.format !== "sarif") return ok(review);
    return new Response(JSON.stringify(sarifReport(review)), {
      headers: { "content-type": "application/sarif+json" },
    });
  },
};
