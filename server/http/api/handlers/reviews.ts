import "server-only";
import { actorLabel } from "@/db/access/actor";
import { sarifReport } from "@/lib/review/report/sarif";
import { reviewCode } from "@/server/reviewing/review-code";
import { withinCapacity } from "../../capacity";
import { ok, type HandlersOf } from "../call";
import type { reviewOperations } from "../operations/reviews";

/** Their files take turns in one thread, and each review holds all of its files. */
const MOST_WAITING = { requests: 16, bytes: Infinity };

export const reviewHandlers: HandlersOf<typeof reviewOperations> = {
  reviewCode: async ({ actor, body, query }) => {
    const review = await withinCapacity(
      actorLabel(actor),
      0,
      () => reviewCode(body.files),
      MOST_WAITING,
      "reviews",
    );
    if (query.format !== "sarif") return ok(review);
    return new Response(JSON.stringify(sarifReport(review)), {
      headers: { "content-type": "application/sarif+json" },
    });
  },
};
