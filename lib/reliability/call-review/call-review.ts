import { type Finding, RULE_IDS, type RuleId } from "@/lib/review/finding";
import { isTest } from "@/lib/review/source-file";
import { cut } from "@/lib/text/cut";

/** Where a rule found something. */
export type Place = { path: string; line: number; message: string };

/** What one rule found: `total` places, of which the first are named; none: it looked. */
export type RuleResult = { rule: RuleId; total: number; places: readonly Place[] };

/** What a review said of the code of one call; of the code itself only the paths are kept. */
export type CallReview = {
  rules: readonly RuleResult[];
  paths: readonly string[];
  /** Files that could not be reviewed. */
  unread: readonly string[];
};

export type Evidence = Pick<Finding, "rule" | "path" | "line" | "message" | "severity">;

const MOST_PLACES = 10;
export const LONGEST_MESSAGE = 300;

/** Whether it says something of a service's calls: tests make none that anyone waits for. */
export const isEvidence = ({ path }: Pick<Finding, "path">): boolean => !isTest(path);

/** What is kept of the findings that concern a call. Every rule is in it, also without a finding. */
export function callReviewOf(
  findings: readonly Evidence[],
  { paths, unread }: Omit<CallReview, "rules">,
): CallReview {
  const rules = RULE_IDS.map((rule) => {
    const own = findings.filter((finding) => finding.rule === rule && isEvidence(finding));
    return { rule, total: own.length, places: own.slice(0, MOST_PLACES).map(placeOf) };
  });
  return { rules, paths, unread };
}

/** The rules that found something. */
export const foundBy = ({ rules }: Pick<CallReview, "rules">): RuleResult[] =>
  rules.filter(({ total }) => total > 0);

/** As it is kept: a message has at most 300 characters. */
export const placeOf = ({ path, line, message }: Evidence): Place => ({
  path,
  line,
  message: cut(message, LONGEST_MESSAGE),
});
