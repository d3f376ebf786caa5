import { listed } from "@/lib/formats/listed";
import { approversOf, unapprovedWords, type Review } from "./review";

export const POSTMORTEM_STATUSES = ["draft", "in-review", "published"] as const;
export type PostmortemStatus = (typeof POSTMORTEM_STATUSES)[number];

export const POSTMORTEM_STATUS_WORDS: Readonly<Record<PostmortemStatus, string>> = {
  draft: "Draft",
  "in-review": "In review",
  published: "Published",
};

const MOVES: Readonly<Record<PostmortemStatus, readonly PostmortemStatus[]>> = {
  draft: ["in-review"],
  "in-review": ["published", "draft"],
  published: ["draft"],
};

/**
 * What a postmortem can become next; a published one goes back to draft to be changed, and through
 * a review again.
 */
export const postmortemMovesFrom = (status: PostmortemStatus): readonly PostmortemStatus[] =>
  MOVES[status];

/** Why its text, its timeline and its reviews stand still. */
export const PUBLISHED_STANDS = "It is published. Revert to draft to change it.";

/**
 * `unapproved`: who wants it may publish without an approval, and has said so. `incidentOpen`: it
 * was re-opened since.
 */
type Asked = {
  status: PostmortemStatus;
  summary: string;
  reviewers: readonly Review[];
  unapproved: boolean;
  incidentOpen: boolean;
};

/**
 * Why it cannot become `to`, for the person who wants that; null when it can. Publishing needs a
 * summary, nobody who wants changes, and an approval of the text as it is now, which managers may
 * do without: a team may be one person. Reviewers who have not answered do not hold it up.
 */
export function moveProblem(
  { status, summary, reviewers, unapproved, incidentOpen }: Asked,
  to: PostmortemStatus,
): string | null {
  if (!MOVES[status].includes(to)) {
    if (status === to) return `It is ${POSTMORTEM_STATUS_WORDS[to].toLowerCase()} already.`;
    return `It cannot go from ${POSTMORTEM_STATUS_WORDS[status].toLowerCase()} to ${POSTMORTEM_STATUS_WORDS[to].toLowerCase()}.`;
  }
  if (to !== "published") return null;
  if (incidentOpen)
    return "Its incident was re-opened. Resolve it first: what it cost is not known yet.";
  if (summary.trim() === "") return "Write the summary first: many will read nothing else.";
  const waiting = reviewers.filter(({ verdict }) => verdict === "changes").map(({ name }) => name);
  if (waiting.length > 0) return `${listed(waiting)} asked for changes. Make them, and ask again.`;
  return unapproved || approversOf(reviewers).length > 0 ? null : unapprovedWords(reviewers);
}
