import { plural } from "@/lib/formats/count";
import { callersOf, callsOf } from "../../registry/graph";
import type { Dependency } from "../../registry/schema";
import type { Facts } from "../facts";
import { inMs } from "../figures";
import type { MissingField, RegistryField } from "../finding";
import { attemptsTime, requestTime, stepsOf, type WorstCase } from "../request-time";
import type { Case, Rule } from "../rule";
import { longestWaits } from "../waits";
import { joined, named, said, type Wording, wordsOf } from "../wording";

type Budget = Case<"TIMEOUT-BUDGET">;

export const timeoutBudget: Rule<"TIMEOUT-BUDGET"> = {
  id: "TIMEOUT-BUDGET",
  title: "Calls do not fit in the deadline",
  formula:
    "sum over the steps, longest call in each, of attempts × attempt timeout + longest waits <= deadline; attempts that fit for one call: n = floor((T + b) / (t + b)). Calls without a step are assumed to run one after another; the service's own time is not counted.",
  example:
    "3 × 300 + 100 + 200 = 1,200 ms > 1,000 ms: over by 200 ms. 2 attempts fit: 2 × 300 + 100 = 700 ms.",
  why: "Attempts after the deadline help nobody: the caller has given up, and only the load remains.",
  tradeoff:
    "Fewer attempts or shorter timeouts fail some calls that would have succeeded late. A longer deadline keeps users waiting.",
  verify: "Make the dependency hang in a test and measure when the caller gets its answer.",
  onCall(call) {
    if (call.attemptTimeoutMs === null && call.totalTimeoutMs === null) return withoutEnd(call);
    const { totalTimeoutMs: deadlineMs } = call;
    if (call.attemptTimeoutMs === undefined && typeof deadlineMs !== "number")
      return notRegistered(call);
    const time = attemptsTime(call);
    if (time === null || typeof deadlineMs !== "number" || time.worstMs <= deadlineMs) return null;
    const fits = fitting((most) => attemptsTime(call, most), deadlineMs, call.attempts ?? 1);
    return {
      ...over(time, deadlineMs, fits, workOf(call)),
      message: said`The attempts to reach ${named(call.callee)} take up to ${inMs(time.worstMs)}, but its total timeout is ${inMs(deadlineMs)}.`,
      change: changeOf(fits, said`${named(call.caller)} to ${named(call.callee)}`),
    };
  },
  onService(service, facts) {
    const deadlineMs = deadlineOf(service, facts);
    const time = facts.requestOf(service);
    if (deadlineMs === null || time === null || time.worstMs <= deadlineMs) return null;
    const calls = callsOf(facts.graph, service);
    const most = Math.max(...calls.map(({ attempts = 1 }) => attempts));
    const fits = fitting((atMost) => requestTime(calls, atMost), deadlineMs, most);
    return {
      ...over(time, deadlineMs, fits, workOfRequest(calls)),
      message: said`A request to ${named(service)} can wait ${lengthOf(time)} for its dependencies, but its caller gives up after ${inMs(deadlineMs)}.${time.missing.length > 0 ? " Not all of its settings are registered." : ""}`,
      change: changeOf(fits, said`${named(service)} to its dependencies`),
    };
  },
};

/** The smallest known time that somebody waits for the service. */
function deadlineOf(service: string, { graph, serviceOf }: Facts): number | null {
  const timeouts = callersOf(graph, service).map(({ attemptTimeoutMs }) => attemptTimeoutMs);
  const known = [serviceOf(service).deadlineMs, ...timeouts].filter((ms) => typeof ms === "number");
  return known.length === 0 ? null : Math.min(...known);
}

const lengthOf = ({ worstMs }: { worstMs: number }): string =>
  worstMs === Infinity ? "without a limit" : `up to ${inMs(worstMs)}`;

function over(
  { leastMs, worstMs, missing }: WorstCase<RegistryField | MissingField>,
  deadlineMs: number,
  fits: number | null,
  work: Wording,
): Omit<Budget, "message" | "change"> {
  const ended = worstMs !== Infinity;
  // What is named in it is unknown.
  const sign = wordsOf(work).every((part) => typeof part === "string") ? "=" : ">=";
  return {
    severity: leastMs > deadlineMs ? "error" : "warning",
    formula: said`${work}${ended ? ` ${sign} ${inMs(worstMs)}` : ""} > ${inMs(deadlineMs)}`,
    values: {
      worstMs: ended ? worstMs : null,
      deadlineMs,
      overMs: ended ? worstMs - deadlineMs : null,
      fittingAttempts: fits,
    },
    missing,
  };
}

/** The most attempts a call with which all ends in time; 0: not even one; null: it never ends. */
function fitting(
  timeOf: (most: number) => { worstMs: number } | null,
  deadlineMs: number,
  from: number,
): number | null {
  for (let most = from; most >= 1; most -= 1) {
    const worstMs = timeOf(most)?.worstMs ?? Infinity;
    if (worstMs <= deadlineMs) return most;
    if (most === 1 && worstMs === Infinity) return null;
  }
  return 0;
}

const changeOf = (fits: number | null, what: Wording): Wording =>
  fits === null
    ? said`Set a timeout on every call from ${what}.`
    : fits === 0
      ? said`Shorten the timeouts from ${what}: not even one attempt fits.`
      : said`Make at most ${plural(fits, "attempt")} from ${what}, or shorten the attempt timeout.`;

/** "3 × 300 ms + 100 ms + 200 ms", within its total timeout where that ends it earlier. */
function workOf({ attempts = 1, attemptTimeoutMs, backoff }: Dependency): string {
  const waits = longestWaits(backoff, attempts).map(({ most }) => inMs(Math.round(most)));
  const few = waits.length > 5 ? [...waits.slice(0, 4), "…", ...waits.slice(-1)] : waits;
  const timeout = typeof attemptTimeoutMs === "number" ? inMs(attemptTimeoutMs) : "?";
  return [attempts === 1 ? timeout : `${attempts} × ${timeout}`, ...few].join(" + ");
}

function workOfRequest(calls: readonly Dependency[]): Wording {
  const steps = stepsOf(calls).map((step) => step.map(boundedWork));
  const inStep = (step: readonly Wording[]): Wording => {
    const [first = "", ...others] = step;
    if (others.length > 0) return said`max(${joined(step, ", ")})`;
    return steps.length > 1 ? inBrackets(first) : first;
  };
  return joined(steps.map(inStep), " + ");
}

const inBrackets = (work: Wording): Wording =>
  typeof work === "string" && work.includes(" + ") ? `(${work})` : work;

function boundedWork(call: Dependency): Wording {
  const { attemptTimeoutMs, totalTimeoutMs: total, callee } = call;
  const time = attemptsTime(call);
  if (typeof total === "number" && (time === null || time.worstMs > total)) return inMs(total);
  if (time !== null) return workOf(call);
  return attemptTimeoutMs === null && total === null
    ? said`${named(callee)} without a limit`
    : said`${named(callee)} unknown`;
}

const withoutEnd = (call: Dependency): Budget => ({
  severity: "error",
  message: said`Nothing ends a call from ${named(call.caller)} to ${named(call.callee)}: it has neither an attempt timeout nor a total timeout.`,
  formula: "no timeout: the longest wait has no limit",
  values: { worstMs: null, deadlineMs: null, overMs: null, fittingAttempts: null },
  change: said`Set an attempt timeout a little above the p99.9 of ${named(call.callee)}.`,
});

const notRegistered = (call: Dependency): Budget => ({
  severity: "hint",
  message: said`The attempt timeout of the calls from ${named(call.caller)} to ${named(call.callee)} is not registered.`,
  formula: "attempts × attempt timeout + longest waits: the attempt timeout is unknown",
  values: { worstMs: null, deadlineMs: null, overMs: null, fittingAttempts: null },
  change: said`Register the attempt timeout of the calls to ${named(call.callee)}, or null if there is none.`,
  missing: ["attemptTimeoutMs"],
});
