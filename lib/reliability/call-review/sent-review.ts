import type { Review } from "@/lib/review/reviewed";
import type { SourceFile } from "@/lib/review/source-file";
import { type CallReview, type Evidence, isEvidence, placeOf } from "./call-review";

/** More cannot be given to calls one by one. */
export const MOST_ASSIGNED = 100;

/** What the page sends back of a review that it shows. */
export type SentReview = Omit<CallReview, "rules"> & { findings: readonly Evidence[] };

/** Without the code, and without what was found in tests. */
export function sentReviewOf(files: readonly SourceFile[], review: Review): SentReview {
  const unread = [...new Set(review.unread.map(({ path }) => path))];
  return {
    findings: review.findings.filter(isEvidence).map(({ rule, severity, ...place }) => ({
      rule,
      severity,
      ...placeOf({ rule, severity, ...place }),
    })),
    paths: files.map(({ path }) => path).filter((path) => !unread.includes(path)),
    unread,
  };
}
