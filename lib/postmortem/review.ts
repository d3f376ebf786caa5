import { listed } from "@/lib/formats/listed";

/** What a reviewer has said; `asked`: nothing yet. */
const VERDICTS = ["asked", "approved", "changes"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  asked: "Asked",
  approved: "Approved",
  changes: "Wants changes",
};

/**
 * `outdated`: the text was saved after the answer. `own`: it is the answer of whoever saved the
 * text last.
 */
export type Review = { name: string; verdict: Verdict; outdated: boolean; own: boolean };

/** Who has approved the text as it is now; whoever saved it last cannot do so alone. */
export const approversOf = (reviews: readonly Review[]): string[] =>
  reviews
    .filter(({ verdict, outdated, own }) => verdict === "approved" && !outdated && !own)
    .map(({ name }) => name);

/** Why the text as it is now counts as approved by nobody, with the fix. */
export function unapprovedWords(reviews: readonly Review[]): string {
  const approved = reviews.filter(({ verdict }) => verdict === "approved");
  // Who saved it last would be asked in vain.
  const earlier = listed(
    approved.filter(({ outdated, own }) => outdated && !own).map(({ name }) => name),
  );
  if (earlier !== "") return `${earlier} approved an earlier text. Ask again.`;
  const own = listed(approved.filter((review) => review.own).map(({ name }) => name));
  return own === ""
    ? "No one has approved it yet. Ask someone in the team for a review."
    : `${own} approved it, but saved the text last. Ask someone else in the team for a review.`;
}

/**
 * When it was published (epoch milliseconds), and who stands behind that: "by Ada, approved by
 * Mara"; no words where that was not kept.
 */
export type Publication = { at: number; words: string | null };

/** Null while it is not published. The reviews stand still from then on. */
export function publicationOf(
  { publishedAt, publishedBy }: { publishedAt: Date | null; publishedBy: string | null },
  reviews: readonly Review[],
): Publication | null {
  const approvers = approversOf(reviews);
  return (
    publishedAt && {
      at: publishedAt.getTime(),
      words:
        publishedBy &&
        `by ${publishedBy}${approvers.length === 0 ? " without an approval" : `, approved by ${listed(approvers)}`}`,
    }
  );
}
