import { availabilityTo, promiseTo } from "../availability";
import { clean, inPercent } from "../figures";
import type { Rule } from "../rule";

export const noFallback: Rule<"NO-FALLBACK"> = {
  id: "NO-FALLBACK",
  title: "No answer while a dependency is down",
  formula:
    "soft dependency without a fallback; or hard one without a fallback that promises less than the service's target",
  example:
    "Recommendations are soft, but the page fails without them, as nobody wrote what to show instead.",
  why: "A dependency is soft only if the code does something without it. Otherwise its failures are failures of the service.",
  tradeoff:
    "A fallback is code that rarely runs: it has to be tested, and its answers may be old or incomplete.",
  verify: "Block the dependency in a test: requests succeed, with less in them.",
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
        ? `${caller} has no fallback for ${callee}${criticality === "soft" ? ", although it is registered as soft" : ", which promises less than the target"}.`
        : `What ${caller} does while ${callee} is down is not registered.`,
      formula:
        criticality === "soft"
          ? `soft, fallback: ${known ? "none" : "unknown"}`
          : `${inPercent((promise ?? 0) * 100)} < ${inPercent(targetPercent ?? 0)}, fallback: ${known ? "none" : "unknown"}`,
      values: { availabilityPercent: availability === null ? null : clean(availability * 100) },
      change: known
        ? `Decide what ${caller} answers without ${callee}: a cached answer, a default, or the page without it.`
        : `Register the fallback for ${callee}, or none.`,
      missing: known ? [] : ["fallback"],
    };
  },
};
