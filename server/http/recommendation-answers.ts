import type { z } from "zod";
import type { StoredDecision } from "@/db/recommendations/decision";
import type { findingAnswerSchema } from "@/lib/api/answers/finding";
import type { recommendationAnswerSchema } from "@/lib/api/answers/recommendation";
import { instantText } from "@/lib/api/instant";
import { dayAt } from "@/lib/postmortem/overdue";
import { versionOf } from "@/lib/reliability/recommend/decision";
import type { Finding } from "@/lib/reliability/findings/finding";
import { plain } from "@/lib/reliability/findings/wording";
import type { KnownRecommendation } from "../reliability/recommendations";

type RecommendationAnswer = z.input<typeof recommendationAnswerSchema>;

export const findingAnswer = (finding: Finding): z.input<typeof findingAnswerSchema> => {
  const { id, severity, dependency, message, formula, values } = finding;
  const { budgetMinutesAtRisk, change, tradeoff, verify } = finding;
  return {
    id,
    severity,
    dependency,
    message: plain(message),
    formula: plain(formula),
    values: { ...values },
    budgetMinutesAtRisk,
    change: plain(change),
    tradeoff,
    verify,
  };
};

export function recommendationAnswer({
  recommendation,
  ref,
  decision,
}: Pick<KnownRecommendation, "recommendation" | "ref" | "decision">): RecommendationAnswer {
  const { service, dependency, kind, change, why, tradeoff, verify, effort, owner } =
    recommendation;
  const found = recommendation.kind === "change" ? recommendation : null;
  return {
    id: ref,
    service,
    dependency,
    kind,
    finding: found?.finding ?? null,
    severity: found?.severity ?? null,
    change: plain(change),
    why,
    tradeoff,
    verify,
    formula: found && plain(found.formula),
    effort,
    gainMinutes: found?.gainMinutes ?? null,
    owner,
    version: versionOf(decision),
    decision: decision && decisionAnswer(decision),
  };
}

const decisionAnswer = (decision: StoredDecision): RecommendationAnswer["decision"] => ({
  state: decision.kind,
  reason: decision.reason === "" ? null : decision.reason,
  until: decision.until && dayAt(decision.until.getTime(), "UTC"),
  action: decision.actionState && {
    state: decision.actionState,
    owner: decision.owner,
    dueOn: decision.dueOn,
  },
  decidedBy: decision.decidedBy,
  decidedAt: instantText(decision.decidedAt.getTime()),
});
