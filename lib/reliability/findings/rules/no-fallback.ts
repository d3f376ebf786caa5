import { availabilityTo, promiseTo } from "../availability";
import { clean, inPercent } from "../figures";
import type { Rule } from "../rule";
import { named, said } from "../wording";

export const noFallback: Rule<"NO-FALLBACK"> = {
  id: "NO-FALLBACK",
  title: "No fallback for a dependency",
  formula:
    "soft dependency without a fallback; or hard dependency without a fallback that promises less than the service's target",
  example:
    "Recommendations are a soft dependency, but the page fails without them because it has nothing to show instead.",
  why: "A dependency is soft only if the code works without it. Otherwise its failures are failures of the service.",
  tradeoff: "A fallback rarely runs, so it has to be tested. Its answers may be old or incomplete.",
  verify: "Block the dependency in a test: requests succeed with reduced content.",
  onCall(call, facts) {
    const { criticality, fallback, caller, callee } = call;
    if (fallback !== undefined && fallback.kind !== "none") return null;
    const promise = promiseTo(call, facts);
    const { targetPercent } = facts.serviceOf(caller);
    const weak =
      promise !== null && targetPercent !== undefined && promise * 100 < targetPercent - 5e-7;
    if (criticality !== "soft" && !(criticality === "hard" && weak)) return null;
    const known = fallback !== undefined;
    const availability = availabilityTo(call, facts);
    return {
      severity: known ? "warning" : "hint",
      message: known
        ? said`${named(caller)} has no fallback for ${named(callee)}${criticality === "soft" ? ", although it is registered as soft" : ", which promises less than the target"}.`
        : said`The fallback of ${named(caller)} for ${named(callee)} is not registered.`,
      formula:
        criticality === "soft"
          ? `soft, fallback: ${known ? "none" : "unknown"}`
          : `${inPercent((promise ?? 0) * 100)} < ${inPercent(targetPercent ?? 0)}, fallback: ${known ? "none" : "unknown"}`,
      values: { availabilityPercent: availability === null ? null : clean(availability * 100) },
      change: known
        ? said`Decide what ${named(caller)} answers without ${named(callee)}: a cached answer, a default, or nothing.`
        : said`Register the fallback for ${named(callee)}, or none.`,
      missing: known ? [] : ["fallback"],
    };
  },
};
