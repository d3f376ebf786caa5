import { formatCount, plural } from "@/lib/formats/count";
import type { Dependency } from "../../registry/schema";
import { activeBreaker, type Breaker } from "../breaker";
import { clean, inMs, inRate } from "../figures";
import type { Case, Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

export const breakerSilent: Rule<"BREAKER-SILENT"> = {
  id: "BREAKER-SILENT",
  title: "Breaker never opens",
  formula: "rate × window < minimum calls; or a threshold that no share of failures can exceed",
  example: "2 calls a second in a window of 30 s are 60 calls, and the breaker needs 100.",
  why: "A breaker that never reaches its minimum stays closed in every outage. The team relies on protection that is not there.",
  tradeoff:
    "With a lower minimum the breaker opens on fewer failures; with a longer window it opens later.",
  verify: "Block the dependency in a test at normal traffic: the breaker opens.",
  onCall(call) {
    const breaker = activeBreaker(call);
    if (breaker === null) return null;
    const { threshold, comparison, kind, minCalls } = breaker;
    if (kind === "consecutive") return null;
    if (threshold === 1 && comparison === ">") return allMustFail(call, comparison);
    const seen = callsInWindow(call, breaker);
    if (seen !== null && minCalls !== undefined && seen < minCalls)
      return tooFew(call, seen, minCalls);
    if (threshold === 1) return allMustFail(call, comparison);
    const timed = kind === "time" && breaker.windowMs !== undefined;
    return timed && seen === null && minCalls !== undefined ? notMeasured(call, minCalls) : null;
  },
};

function callsInWindow(
  { measured }: Dependency,
  { kind, calls, windowMs }: Breaker,
): number | null {
  if (kind === "count") return calls ?? null;
  const rate = measured?.ratePerSecond;
  return rate === undefined || windowMs === undefined ? null : (rate * windowMs) / 1000;
}

function tooFew(call: Dependency, seen: number, minCalls: number): Case<"BREAKER-SILENT"> {
  const { breaker, measured, callee } = call;
  const window =
    breaker?.kind === "time"
      ? `${inRate(measured?.ratePerSecond ?? 0)} × ${inMs(breaker.windowMs ?? 0)} = `
      : "";
  return {
    severity: breaker?.kind === "time" ? "warning" : "error",
    message: said`The breaker for ${named(callee)} never opens: its window has ${plural(seen, "call")}, and it needs ${formatCount(minCalls)}.`,
    formula: `${window}${plural(seen, "call")} < ${formatCount(minCalls)}`,
    values: { callsInWindow: clean(seen), minCalls },
    change: `Lower the minimum from ${formatCount(minCalls)} to ${plural(Math.max(1, Math.floor(seen / 2)), "call")}, or make the window longer.`,
  };
}

function allMustFail(
  { callee, breaker }: Dependency,
  comparison: ">=" | ">" | undefined,
): Case<"BREAKER-SILENT"> {
  const never = comparison === ">";
  return {
    severity: never ? "error" : "warning",
    message: never
      ? said`The breaker for ${named(callee)} never opens: it needs more than 100% failures.`
      : said`The breaker for ${named(callee)} opens only when every single call fails.`,
    formula: `threshold ${comparison ?? ">="} 100%`,
    values: { callsInWindow: null, minCalls: breaker?.minCalls ?? null },
    change: said`Let the breaker for ${named(callee)} open at 50% failures.`,
    missing: unknownFields({ "breaker.comparison": comparison }),
  };
}

const notMeasured = ({ callee }: Dependency, minCalls: number): Case<"BREAKER-SILENT"> => ({
  severity: "hint",
  message: said`The breaker for ${named(callee)} may never open: it needs ${plural(minCalls, "call")} in its window, and the call rate is not measured.`,
  formula: `rate × window >= ${formatCount(minCalls)}: the rate is unknown`,
  values: { callsInWindow: null, minCalls },
  change: said`Measure the calls to ${named(callee)} and register their rate per second.`,
  missing: ["measured.ratePerSecond"],
});
