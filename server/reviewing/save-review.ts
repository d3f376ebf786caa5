import "server-only";
import type { Actor } from "@/db/access/actor";
import { saveCallReviews } from "@/db/dependencies/save-reviews";
import { AppError } from "@/lib/errors/app-error";
import { callReviewOf } from "@/lib/reliability/call-review/call-review";
import { formatCount } from "@/lib/formats/count";
import { totalOf } from "@/lib/review/counts";
import { MAX_FINDINGS } from "@/lib/review/limits";
import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";

type Call = { service: string; dependency: string };

/**
 * Keeps with the call what the review found in the files that make it. Throws invalid where that
 * would say less than is true: nothing was read, or not every finding is known.
 */
export async function saveReview(
  actor: Actor,
  { service, dependency }: Call,
  files: readonly SourceFile[],
  review: Review,
  now: Date,
): Promise<void> {
  if (review.files === 0)
    throw refused("None of the files could be reviewed, so that nothing was saved.");
  if (review.findings.length >= MAX_FINDINGS)
    throw refused(
      `The review has ${formatCount(totalOf(review.counts))} findings, and lists ${formatCount(MAX_FINDINGS)}: nothing was saved. Send only the files that make this call.`,
    );
  const unread = [...new Set(review.unread.map(({ path }) => path))];
  const paths = files.map(({ path }) => path).filter((path) => !unread.includes(path));
  const saved = callReviewOf(review.findings, { paths, unread });
  await saveCallReviews(actor, service, [{ callee: dependency, review: saved }], now);
}

const refused = (message: string): AppError =>
  new AppError("invalid", message, [{ path: "files", message }]);
