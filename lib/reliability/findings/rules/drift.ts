import { plural } from "@/lib/formats/count";
import type { Dependency } from "../../registry/schema";
import { contradictedClaim } from "../claims";
import type { Facts, ReviewResult } from "../facts";
import { inMs, shareInPercent } from "../figures";
import { slowerShare } from "../latency-share";
import type { Rule } from "../rule";
import { named, said } from "../wording";

export const drift: Rule<"DRIFT"> = {
  id: "DRIFT",
  title: "Code, registry and measurements disagree",
  formula:
    "the code review says the opposite of the registry; or more calls take longer than the timeout than fail",
  example: "The code sets no timeout, the registry says 300 ms.",
  why: "Every other finding relies on the registry. Where the registry is wrong, so are the findings.",
  tradeoff: "None, except the time to check.",
  verify: "Review the code again after the change: nothing contradicts the registry.",
  onCall(call, facts) {
    const reasons = [...ofReviews(call, facts), ...ofMeasurements(call)];
    if (reasons.length === 0) return null;
    return {
      severity: "warning",
      message: said`The registry is contradicted for the calls from ${named(call.caller)} to ${named(call.callee)}: ${reasons.join("; ")}.`,
      formula: reasons.join("; "),
      values: { reasons },
      change: said`Correct the code of the calls to ${named(call.callee)}, or their entry in the registry.`,
    };
  },
};

const ofReviews = (call: Dependency, { reviewsOf }: Facts): string[] =>
  reviewsOf(call.caller)
    .filter(({ callee }) => callee === call.callee)
    .flatMap((result) => {
      const claim = contradictedClaim(result.rule, call);
      return claim === null ? [] : `${inTheCode(result)}, and the registry says ${claim}`;
    });

function inTheCode({ rule, total, place, reviewedAt }: ReviewResult): string {
  const others = total > 1 ? ` and ${plural(total - 1, "other place")}` : "";
  const day = new Date(reviewedAt).toISOString().slice(0, 10);
  return `${place.message.replace(/\.$/, "")} (${rule} in ${place.path}:${place.line}${others}, reviewed on ${day})`;
}

function ofMeasurements({ attemptTimeoutMs: timeout, measured = {} }: Dependency): string[] {
  const share = typeof timeout === "number" ? slowerShare(measured, timeout) : null;
  const { errorRatio } = measured;
  if (share === null || errorRatio === undefined || errorRatio >= share) return [];
  return [
    `at least ${shareInPercent(share)} of the calls take longer than the timeout of ${inMs(timeout ?? 0)}, and ${shareInPercent(errorRatio)} fail`,
  ];
}
