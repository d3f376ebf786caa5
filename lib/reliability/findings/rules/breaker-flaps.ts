import { formatCount, plural } from "@/lib/formats/count";
import type { Dependency } from "../../registry/schema";
import { binomialTail } from "../binomial-tail";
import { activeBreaker, windowOf } from "../breaker";
import { clean, cleanMinutes, inMinutes, MINUTES, shareInPercent } from "../figures";
import type { Case, Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

const SECONDS_A_DAY = 86_400;
const SECONDS = 60 * MINUTES;
const RARE = 1e-6;

export const breakerFlaps: Rule<"BREAKER-FLAPS"> = {
  id: "BREAKER-FLAPS",
  title: "Breaker opens on normal errors",
  formula:
    "share of windows that open it = P(X >= threshold × N), X ~ Bin(N, error ratio), or P(X > threshold × N); it opens every N / rate / share seconds; at risk: open time / (open time + that) × 43,200 min",
  example: "10 calls, a threshold of 50% and an error ratio of 5%: 0.00637% of the windows.",
  why: "A small window reaches its threshold by chance, and the breaker then rejects calls that would have succeeded.",
  tradeoff: "With a larger window or a higher threshold, the breaker opens later in a real outage.",
  verify: "Count how often the breaker opens without an incident: less than once a month.",
  onCall(call) {
    const window = windowOf(call);
    const errors = call.measured?.errorRatio;
    if (window === null || errors === undefined || errors === 0) return null;
    const share = binomialTail(window.calls, errors, window.failures);
    const rate = call.measured?.ratePerSecond;
    const seconds = rate === undefined ? null : window.calls / rate / share;
    if (seconds === null ? share < RARE : seconds > SECONDS) return null;
    const missing = unknownFields({
      "breaker.comparison": activeBreaker(call)?.comparison,
      "measured.ratePerSecond": rate,
    });
    return { ...flapping(call, window, share, seconds), missing };
  },
};

/** `seconds`: from closing to the next time it opens on average. */
function flapping(
  { callee, breaker, measured }: Dependency,
  { calls, failures }: { calls: number; failures: number },
  share: number,
  seconds: number | null,
): Case<"BREAKER-FLAPS"> {
  const open = breaker?.openMs === undefined ? null : breaker.openMs / 1000;
  const perDay = seconds === null ? null : SECONDS_A_DAY / (seconds + (open ?? 0));
  const risk = seconds === null || open === null ? null : (MINUTES * open) / (open + seconds);
  const often =
    perDay === null
      ? ""
      : perDay >= 1
        ? `, ${plural(perDay, "time")} a day`
        : `, ${plural(perDay * 30, "time")} in 30 days`;
  const errors = shareInPercent(measured?.errorRatio ?? 0);
  return {
    severity: perDay !== null && perDay >= 1 ? "warning" : "hint",
    message: said`At its normal error ratio of ${errors}, ${named(callee)} opens its breaker in ${shareInPercent(share)} of the windows${often}.`,
    formula: `P(X >= ${formatCount(failures)}), X ~ Bin(${formatCount(calls)}, ${errors}) = ${shareInPercent(share)}${risk === null ? "" : `; ${inMinutes(risk)} open in 30 days`}`,
    values: { tripShareOfWindows: clean(share) },
    change: said`Let the breaker for ${named(callee)} decide over more calls, for example ${formatCount(calls * 2)}.`,
    budgetMinutesAtRisk: risk === null ? null : cleanMinutes(risk),
  };
}
