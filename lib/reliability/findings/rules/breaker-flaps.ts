import { formatCount } from "@/lib/formats/count";
import type { Dependency } from "../../registry/schema";
import { binomialTail } from "../binomial-tail";
import { activeBreaker, windowOf } from "../breaker";
import { clean, inMinutes, MINUTES, shareInPercent } from "../figures";
import type { Case, Rule } from "../rule";
import { unknownFields } from "../unknown-fields";

const SECONDS_A_DAY = 86_400;
const SECONDS = 60 * MINUTES;
const RARE = 1e-6;

export const breakerFlaps: Rule<"BREAKER-FLAPS"> = {
  id: "BREAKER-FLAPS",
  title: "Breaker opens on normal errors",
  formula:
    "share of windows that open it = P(X >= threshold × N), X ~ Bin(N, error ratio), or P(X > threshold × N); windows in 30 days = rate × 30 d / N; at risk: those that open × open time",
  example: "10 calls, a threshold of 50% and an error ratio of 5%: 0.00637% of the windows.",
  why: "A small window reaches its threshold by chance, and the breaker then refuses calls that would have succeeded.",
  tradeoff: "A larger window or a higher threshold opens later in a real outage.",
  verify: "Count how often the breaker opens without an incident: less than once a month.",
  onCall(call) {
    const window = windowOf(call);
    const errors = call.measured?.errorRatio;
    if (window === null || errors === undefined || errors === 0) return null;
    const share = binomialTail(window.calls, errors, window.failures);
    const rate = call.measured?.ratePerSecond;
    if (rate === undefined ? share < RARE : (share * rate * SECONDS) / window.calls < 1)
      return null;
    const missing = unknownFields({
      "breaker.comparison": activeBreaker(call)?.comparison,
      "measured.ratePerSecond": rate,
    });
    return { ...flapping(call, window, share), missing };
  },
};

function flapping(
  { callee, breaker, measured }: Dependency,
  { calls, failures }: { calls: number; failures: number },
  share: number,
): Case<"BREAKER-FLAPS"> {
  const rate = measured?.ratePerSecond;
  const perDay = rate === undefined ? null : (share * rate * SECONDS_A_DAY) / calls;
  const openMs = breaker?.openMs;
  const risk =
    perDay === null || openMs === undefined
      ? null
      : Math.min(MINUTES, (perDay * 30 * openMs) / 60_000);
  const often =
    perDay === null
      ? ""
      : perDay >= 1
        ? `, ${formatCount(perDay)} times a day`
        : `, ${formatCount(perDay * 30)} times in 30 days`;
  const errors = shareInPercent(measured?.errorRatio ?? 0);
  return {
    severity: perDay !== null && perDay >= 1 ? "warning" : "hint",
    message: `Normal errors of ${errors} open the breaker for ${callee} in ${shareInPercent(share)} of its windows${often}.`,
    formula: `P(X >= ${failures}), X ~ Bin(${calls}, ${errors}) = ${shareInPercent(share)}${risk === null ? "" : `; ${inMinutes(risk)} open in 30 days`}`,
    values: { tripShareOfWindows: clean(share) },
    change: `Judge more calls at once, such as ${formatCount(calls * 2)}, before the breaker for ${callee} opens.`,
    budgetMinutesAtRisk: risk === null ? null : clean(risk),
  };
}
