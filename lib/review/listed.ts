import { formatCount } from "../formats/count";
import { totalOf } from "./counts";
import { type Finding, type RuleId } from "./finding";
import { MAX_FINDINGS, MAX_FINDINGS_OF_RULE } from "./limits";
import { type Review } from "./reviewed";

/** Of the findings of one file the first 100 of each rule. */
export function listedOf(findings: readonly Finding[]): Finding[] {
  const counts = new Map<RuleId, number>();
  return findings.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= MAX_FINDINGS_OF_RULE;
  });
}

/** Says how many of the findings are listed; null where all are. */
export function unlistedText({ findings, counts }: Pick<Review, "findings" | "counts">) {
  const total = totalOf(counts);
  if (total === findings.length) return null;
  return `Only the first ${formatCount(findings.length)} of ${formatCount(total)} findings are listed: at most ${MAX_FINDINGS_OF_RULE} of a rule in a file, and ${formatCount(MAX_FINDINGS)} in all.`;
}
