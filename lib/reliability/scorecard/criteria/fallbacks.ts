import { plural } from "@/lib/formats/count";
import { DAY_MS } from "@/lib/time/duration";
import { failed, notApplicable, notMeasured, passed, type Verdict } from "../../assessment/verdict";
import type { FallbackFacts, ScorecardFacts } from "../facts";

const TESTED_WITHIN_DAYS = 90;

/**
 * Whether each soft dependency has a fallback that was tried in the last 90 days. Names none: whoever
 * reads a service may not know each that it calls.
 */
export function fallbacks({ registry, claims, now }: ScorecardFacts): Verdict {
  if (registry.named === 0 && claims.callsNothing) return notApplicable("It calls nothing.");
  if (registry.named === 0)
    return notMeasured("No dependencies are registered, so no fallback is known.", null);
  const { fallbacks: all } = registry;
  if (all.length === 0) return notApplicable("It has no soft dependency.");
  const soft = plural(all.length, "soft dependency", "soft dependencies");
  const missing = all.filter(({ kind }) => kind === "none").length;
  if (missing > 0)
    return failed(
      `${missing} of ${soft} ${missing === 1 ? "has" : "have"} no fallback.`,
      now,
      "Add a fallback, such as a cached or default answer.",
    );
  const stale = all.filter((each) => each.kind === "there" && !isFresh(each, now)).length;
  if (stale > 0)
    return failed(
      `The fallbacks of ${stale} of ${soft} were not tested in the last ${TESTED_WITHIN_DAYS} days.`,
      now,
      "Block the dependency on purpose, and enter the day of the test.",
    );
  const unknown = all.filter(({ kind }) => kind === "unknown").length;
  return unknown > 0
    ? notMeasured(
        `The fallback of ${unknown} of ${soft} is unknown.`,
        now,
        "Enter what the service answers while it fails.",
      )
    : passed(
        `The fallbacks of ${soft} were tested in the last ${TESTED_WITHIN_DAYS} days.`,
        Math.min(...all.map(({ testedAt }) => testedAt ?? now)),
      );
}

const isFresh = ({ testedAt }: FallbackFacts, now: number): boolean =>
  testedAt !== null && now - testedAt <= TESTED_WITHIN_DAYS * DAY_MS;
