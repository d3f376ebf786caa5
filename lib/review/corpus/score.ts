import { RULE_IDS, type Finding, type RuleId } from "../finding";
import { type Family } from "../syntax/language";
import { WITH_RULES, type Snippet } from "./snippets";

export type Judged = { family: Family; snippet: Snippet; findings: readonly Finding[] };

/** Counts of labelled lines: found, found without a label, and labelled but not found. */
export type Score = { rule: RuleId; family: Family; hits: number; extra: number; missed: number };

export type Mistake = { kind: "extra" | "missed"; rule: RuleId; title: string; line: number };

/** A line counts once for each rule, however often it is found. */
export function mistakesOf({ snippet, findings }: Judged): Mistake[] {
  const { labels, title } = snippet;
  const found = new Set(findings.map(({ rule, line }) => `${rule} ${line}`));
  const expected = new Set(labels.map(({ rule, line }) => `${rule} ${line}`));
  return [
    ...findings
      .filter(({ rule, line }) => !expected.has(`${rule} ${line}`))
      .map(({ rule, line }) => ({ kind: "extra" as const, rule, title, line })),
    ...labels
      .filter(({ rule, line }) => !found.has(`${rule} ${line}`))
      .map(({ rule, line }) => ({ kind: "missed" as const, rule, title, line })),
  ];
}

export function scoresOf(judged: readonly Judged[]): Score[] {
  const families = [...new Set(judged.map(({ family }) => family))];
  return RULE_IDS.flatMap((rule) =>
    families.map((family) => {
      const own = judged.filter((one) => one.family === family);
      const mistakes = own.flatMap(mistakesOf).filter((one) => one.rule === rule);
      const missed = mistakes.filter(({ kind }) => kind === "missed").length;
      const labels = own
        .flatMap(({ snippet }) => snippet.labels)
        .filter((one) => one.rule === rule);
      const extra = mistakes.length - missed;
      return { rule, family, hits: labels.length - missed, extra, missed };
    }),
  ).filter(({ hits, extra, missed }) => hits + extra + missed > 0);
}

/** Share of findings that are right, and of faults that are found; 1 where there are none. */
export const precisionOf = ({ hits, extra }: Pick<Score, "hits" | "extra">): number =>
  ratio(hits, hits + extra);
export const recallOf = ({ hits, missed }: Pick<Score, "hits" | "missed">): number =>
  ratio(hits, hits + missed);

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

const MIN_PRECISION = 0.95;
const MIN_RECALL = 0.85;

/** `ships` as what it says, as a hint where it finds too little, or not at all where it errs. */
export type Verdict = "ships" | "hint" | "withheld";

export function verdictOf(score: Score): Verdict {
  if (precisionOf(score) < MIN_PRECISION) return score.hits > score.extra ? "hint" : "withheld";
  return recallOf(score) >= MIN_RECALL ? "ships" : "hint";
}

const ORDER = ["ships", "hint", "withheld"] as const satisfies readonly Verdict[];

/**
 * What each rule ships as in each language: the worse of what all snippets say, and of what those
 * say that were labelled before the rules were read.
 */
export function verdictsOf(
  judged: readonly Judged[],
): { rule: RuleId; family: Family; verdict: Verdict }[] {
  const blind = scoresOf(judged.filter(({ snippet }) => snippet.origin !== WITH_RULES));
  return scoresOf(judged).map((score) => {
    const { rule, family } = score;
    const other = blind.find((one) => one.rule === rule && one.family === family);
    const verdicts = [verdictOf(score), ...(other ? [verdictOf(other)] : [])];
    return { rule, family, verdict: ORDER.findLast((one) => verdicts.includes(one)) ?? "ships" };
  });
}
