import type { Verdict } from "./review";

export const POSTMORTEM_STATUSES = ["draft", "in-review", "published"] as const;
export type PostmortemStatus = (typeof POSTMORTEM_STATUSES)[number];

export const POSTMORTEM_STATUS_WORDS: Readonly<Record<PostmortemStatus, string>> = { draft: "Draft", "in-review": "In review", published: "Published" };

const MOVES: Readonly<Record<PostmortemStatus, readonly PostmortemStatus[]>> = {
  draft: ["in-review"],
  "in-review": ["published", "draft"],
  published: ["draft"],
};

/** What a postmortem can become next; a published one goes back to draft to be changed at length, and through a review again. */
export const postmortemMovesFrom = (status: PostmortemStatus): readonly PostmortemStatus[] => MOVES[status];

type Asked = { status: PostmortemStatus; summary: string; reviewers: readonly { name: string; verdict: Verdict }[] };

/**
 * Why it cannot become `to`, for the person who wants that; null when it can. Publishing needs a summary and a review that nobody has answered with
 * wanted changes; whoever may edit it may publish it, and reviewers who have not answered do not hold it up.
 */
export function moveProblem({ status, summary, reviewers }: Asked, to: PostmortemStatus): string | null {
  if (!MOVES[status].includes(to)) {
    if (status === to) return `It is ${POSTMORTEM_STATUS_WORDS[to].toLowerCase()} already.`;
    return `It cannot go from ${POSTMORTEM_STATUS_WORDS[status].toLowerCase()} to ${POSTMORTEM_STATUS_WORDS[to].toLowerCase()}.`;
  }
  if (to !== "published") return null;
  if (summary.trim() === "") return "Write the summary first: many will read nothing else.";
  const waiting = reviewers.filter(({ verdict }) => verdict === "changes").map(({ name }) => name);
  return waiting.length === 0 ? null : `${listed(waiting)} asked for changes. Make them, and ask again.`;
}

const listed = (names: readonly string[]): string => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`);
