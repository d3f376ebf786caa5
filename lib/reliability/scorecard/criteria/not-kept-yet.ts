import { runbookLink } from "@/lib/slo/quality/actionable";
import { notApplicable, notMeasured, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** Nothing keeps yet whether a team has accepted the policy, so that it is never guessed. */
export const policy = (): Verdict =>
  notMeasured("Burnline does not record yet who accepted the error budget policy.", null);

/** A link says where a runbook is, and not when anyone read it. */
export function runbook({ service }: ScorecardFacts): Verdict {
  const link = runbookLink({ description: "", service });
  const where = link === null ? "" : ` Its description links to ${link}.`;
  return notMeasured(
    `Burnline does not keep runbooks yet, so no review is recorded.${where}`,
    null,
  );
}

/** A service owes a component only to a page that there is. */
export const statusPage = (): Verdict => notApplicable("There is no status page yet.");
