import { type CallReview, callReviewOf } from "../reliability/call-review/call-review";
import { DAY_MS, MINUTE_MS } from "../time/duration";

type DemoReview = { caller: string; callee: string; review: CallReview; reviewedAt: number };

const IDENTITY = "src/clients/identity.ts";
const CARDS = "src/clients/card-gateway.ts";

/** What was reviewed of the code of the demo's calls: one contradicts what is registered. */
export const demoReviews = (anchorMinute: number): readonly DemoReview[] => {
  const daysAgo = (days: number): number => anchorMinute * MINUTE_MS - days * DAY_MS;
  return [
    {
      caller: "checkout-api",
      callee: "identity",
      review: callReviewOf(
        [
          {
            rule: "R01",
            severity: "error",
            path: IDENTITY,
            line: 18,
            message: "axios.get has no timeout: it may never return.",
          },
        ],
        { paths: [IDENTITY], unread: [] },
      ),
      reviewedAt: daysAgo(3),
    },
    {
      caller: "checkout-api",
      callee: "card-gateway",
      review: callReviewOf([], { paths: [CARDS], unread: [] }),
      reviewedAt: daysAgo(12),
    },
  ];
};
