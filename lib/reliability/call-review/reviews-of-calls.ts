import { type CallReview, callReviewOf } from "./call-review";
import type { SaveReviewForm } from "./form";

/**
 * What a review says of each call that the code makes: its own findings, none where it has none.
 * Findings that belong to no call are left out.
 */
export function reviewsOfCalls({
  review: { findings, paths, unread },
  path,
  calls,
  of,
}: Omit<SaveReviewForm, "service">): { callee: string; review: CallReview }[] {
  const named = (pasted: string): string => (path !== "" && paths.length === 1 ? path : pasted);
  const source = { paths: paths.map(named), unread };
  const callees = new Set([...calls, ...of.filter((callee) => callee !== "")]);
  return [...callees].map((callee) => ({
    callee,
    review: callReviewOf(
      findings
        .filter((_, index) => of[index] === callee)
        .map((finding) => ({ ...finding, path: named(finding.path) })),
      source,
    ),
  }));
}
