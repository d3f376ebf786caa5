import { availabilityTo } from "../availability";
import { clean, cleanMinutes, inMinutes, inPercent, MINUTES, shareInPercent } from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

/** What the finding reckons with where no coverage is registered, and says so. */
const SUPPOSED = 0.9;

export const fallbackGain: Rule<"FALLBACK-GAIN"> = {
  id: "FALLBACK-GAIN",
  title: "What a fallback would gain",
  formula: "A + (1 - A) × f; at risk without it: (1 - A) × f × 43,200 min",
  example:
    "A dependency of 99.9% with a fallback that answers 90% of its failures counts as 99.99%.",
  why: "Users do not see a failure that a fallback answers. A fallback that covers 90% is worth another nine.",
  tradeoff: "A fallback rarely runs, so it has to be tested. Its answers may be old or incomplete.",
  verify: "Block the dependency in a test environment and count the requests that still succeed.",
  onCall(call, facts) {
    const availability = availabilityTo(call, facts);
    if (call.criticality !== "hard" || availability === null || availability === 1) return null;
    const { fallback } = call;
    const coverage = fallback?.coverage ?? SUPPOSED;
    const gained = (1 - availability) * coverage;
    const exists = fallback !== undefined && fallback.kind !== "none";
    if (coverage === 0 || (exists && fallback.coverage === undefined)) return null;
    const withFallback = inPercent((availability + gained) * 100);
    const a = inPercent(availability * 100);
    return {
      severity: "hint",
      message: exists
        ? said`${named(call.callee)} is registered as hard, but its fallback answers ${shareInPercent(coverage)} of its failures: with it, ${a} counts as ${withFallback}.`
        : said`A fallback for ${named(call.callee)} that answers ${shareInPercent(coverage)} of its failures would turn ${a} into ${withFallback}.`,
      formula: `${a} + (1 - ${a}) × ${shareInPercent(coverage)} = ${withFallback}; ${inMinutes(gained * MINUTES)} of 30 days`,
      values: { withFallbackPercent: clean((availability + gained) * 100) },
      change: exists
        ? said`Test the fallback, then register ${named(call.callee)} as soft.`
        : said`Add a fallback for ${named(call.callee)}: a cached answer, a default, or another dependency.`,
      budgetMinutesAtRisk: cleanMinutes(gained * MINUTES),
      missing: unknownFields({ fallback }),
    };
  },
};
