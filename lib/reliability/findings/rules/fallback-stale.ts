import { DAY_MS } from "@/lib/time/duration";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

const MOST_DAYS = 90;

export const fallbackStale: Rule<"FALLBACK-STALE"> = {
  id: "FALLBACK-STALE",
  title: "Fallback not tested for 90 days",
  formula: "today - last test > 90 days",
  example: "A fallback that was last tested 120 days ago.",
  why: "A fallback runs only in outages. If a change has broken it since its last test, the next outage shows it.",
  tradeoff: "The test blocks a dependency on purpose, for some users or in a test environment.",
  verify: "Block the dependency, see the fallback answer, and register the day.",
  onCall({ fallback, callee }, { now }) {
    if (fallback === undefined || fallback.kind === "none") return null;
    const { lastTestedAt } = fallback;
    const days =
      typeof lastTestedAt === "string"
        ? Math.floor((now - Date.parse(lastTestedAt)) / DAY_MS)
        : null;
    if (days !== null && days <= MOST_DAYS) return null;
    const unknown = lastTestedAt === undefined;
    return {
      severity: unknown ? "hint" : "warning",
      message: unknown
        ? said`The last test of the fallback for ${named(callee)} is not registered.`
        : days === null
          ? said`The fallback for ${named(callee)} has never been tested.`
          : said`The fallback for ${named(callee)} was last tested ${days} days ago.`,
      formula: unknown
        ? "last test: unknown"
        : days === null
          ? "last test: never"
          : `${days} > ${MOST_DAYS} days`,
      values: { daysSinceTest: days },
      change: unknown
        ? said`Register the day on which the fallback for ${named(callee)} was last tested, or null for never.`
        : said`Test the fallback for ${named(callee)}, and again every quarter.`,
      missing: unknownFields({ "fallback.lastTestedAt": lastTestedAt }),
    };
  },
};
