import { expect, test } from "vitest";
import type { Outcome, Verdict } from "@/lib/reliability/assessment/verdict";
import type { ScorecardFacts } from "@/lib/reliability/scorecard/facts";
import { good } from "./scorecard-facts";

const plain = (text: string | null) => text && text.replaceAll("\u202f", " ");
export const said = ({ outcome, evidence, change }: Verdict) => [
  outcome,
  plain(evidence),
  plain(change),
];

type Case = [string, Partial<ScorecardFacts>, [Outcome, string, string | null]];

/** Tests what a criterion says of a good service that is changed so. */
export const judges = (judge: (facts: ScorecardFacts) => Verdict, cases: Case[]) =>
  test.each(cases)("%s", (_, change, expected) => {
    expect(said(judge({ ...good, ...change }))).toEqual(expected);
  });
