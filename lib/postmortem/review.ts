/** What a reviewer has said; `asked`: nothing yet. */
export const VERDICTS = ["asked", "approved", "changes"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = { asked: "Asked", approved: "Approved", changes: "Wants changes" };
