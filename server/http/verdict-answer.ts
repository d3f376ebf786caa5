import { instantText } from "@/lib/api/instant";
import type { Verdict } from "@/lib/reliability/assessment/verdict";

export const verdictAnswer = ({ outcome, evidence, at, change }: Verdict) => ({
  outcome,
  evidence,
  at: at === null ? null : instantText(at),
  change,
});
