import type { RuleEvaluation } from "@/lib/alerting/evaluate";
import { formatDuration } from "@/lib/formats/duration";
import { formatPercent, formatTarget } from "@/lib/formats/percent";

const WHOLE_PPM = 1_000_000;
const LOOSEST_PPM = 900_000;

/**
 * The share (0..1) of failures above which a rule fires: its factor times the budget of the target.
 */
export const firesAbove = (factor: number, targetPpm: number): number =>
  (factor * (WHOLE_PPM - targetPpm)) / WHOLE_PPM;

/** What would have kept a rule from firing, in words; null where its burn rate is unknown. */
export function preventionWords(rule: RuleEvaluation, targetPpm: number): string | null {
  const { longBurnRate, factor, longMs } = rule;
  if (longBurnRate === null) return null;
  const most = formatPercent(firesAbove(factor, targetPpm), 2);
  const seen = formatPercent(firesAbove(longBurnRate, targetPpm), 2);
  const looser = looserTarget(longBurnRate, factor, targetPpm);
  const orTarget = looser === null ? "" : `, or with a target of ${formatTarget(looser)} or less`;
  return `${seen} failed over ${formatDuration(longMs)}. It would have stayed quiet at up to ${most}${orTarget}.`;
}

/** The tightest target in steps of 0.01% that would have been quiet; null for none that anybody sets. */
function looserTarget(burnRate: number, factor: number, targetPpm: number): number | null {
  const target = WHOLE_PPM - ((WHOLE_PPM - targetPpm) * burnRate) / factor;
  const stepped = Math.floor(target / 100) * 100;
  return stepped >= LOOSEST_PPM && stepped < targetPpm ? stepped : null;
}
