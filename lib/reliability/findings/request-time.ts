import { groupBy } from "@/lib/collections/group-by";
import { nodeOf } from "../registry/node";
import type { Dependency } from "../registry/schema";
import { type MissingField, missingOf, type RegistryField } from "./finding";
import { longestWaits } from "./waits";
import { unknownFields } from "./unknown-fields";

/**
 * How long something takes at worst, in milliseconds: `leastMs` is certain, whatever the unknown
 * fields are; `worstMs` takes calls without an order as one after another and waits without a
 * registered cap as growing on. Infinite: nothing ends it.
 */
export type WorstCase<Missing = MissingField> = {
  leastMs: number;
  worstMs: number;
  missing: readonly Missing[];
};

const add = (sum: number, value: number): number => sum + value;

/** All attempts with the waits between them, whatever their total timeout is. */
export function attemptsTime(call: Dependency, most = Infinity): WorstCase<RegistryField> | null {
  const { attemptTimeoutMs, backoff } = call;
  if (typeof attemptTimeoutMs !== "number") return null;
  const attempts = Math.min(most, call.attempts ?? 1);
  const waits = longestWaits(backoff, attempts);
  return {
    leastMs: waits.map(({ least }) => least).reduce(add, attempts * attemptTimeoutMs),
    worstMs: waits.map((wait) => wait.most).reduce(add, attempts * attemptTimeoutMs),
    missing: missingFields(call),
  };
}

function missingFields({ attempts, backoff }: Dependency): RegistryField[] {
  if (attempts === undefined) return ["attempts"];
  if (attempts === 1) return [];
  if (backoff === undefined) return ["backoff"];
  if (backoff.kind === "none") return [];
  if (backoff.baseMs === undefined) return ["backoff.baseMs"];
  return backoff.kind === "exponential" && backoff.capMs === undefined ? ["backoff.capMs"] : [];
}

/** One call with its retries, ended by its total timeout; null where that is unknown. */
function callTime(call: Dependency, most = Infinity): WorstCase<RegistryField> | null {
  const { attemptTimeoutMs, totalTimeoutMs: total } = call;
  const all = attemptsTime(call, most);
  if (all === null) return withoutAttemptTimeout(call);
  if (total === null) return all;
  if (total === undefined) {
    const leastMs = Math.min(all.leastMs, attemptTimeoutMs ?? 0);
    const unknown = call.attempts === 1 ? [] : unknownFields({ totalTimeoutMs: total });
    const missing = [...all.missing, ...unknown];
    return { ...all, leastMs, missing };
  }
  return { ...all, leastMs: Math.min(all.leastMs, total), worstMs: Math.min(all.worstMs, total) };
}

function withoutAttemptTimeout({
  attemptTimeoutMs,
  totalTimeoutMs: total,
}: Dependency): WorstCase<RegistryField> | null {
  if (typeof total === "number" && attemptTimeoutMs === null)
    return { leastMs: total, worstMs: total, missing: [] };
  if (typeof total === "number")
    return { leastMs: 0, worstMs: total, missing: ["attemptTimeoutMs"] };
  return total === null && attemptTimeoutMs === null
    ? { leastMs: Infinity, worstMs: Infinity, missing: [] }
    : null;
}

/** The calls that a request waits for, in steps: those of one step run in parallel. */
export const stepsOf = (calls: readonly Dependency[]): Dependency[][] => [
  ...groupBy(
    calls.filter(({ criticality }) => criticality !== "async"),
    (call) => call.order ?? `alone ${nodeOf(call)}`,
  ).values(),
];

/**
 * A whole request, without the time that the service itself takes: the sum over its steps of the
 * longest call in each. Calls of unknown length count nothing and are named in `missing`; null
 * where none is known. `most`: no call has more attempts than that.
 */
export function requestTime(calls: readonly Dependency[], most = Infinity): WorstCase | null {
  const awaited = calls.filter(({ criticality }) => criticality !== "async");
  const times = new Map(awaited.map((call) => [call, callTime(call, most)]));
  if ([...times.values()].every((time) => time === null)) return null;
  const longest = (step: readonly Dependency[]) =>
    Math.max(...step.map((call) => times.get(call)?.worstMs ?? 0));
  return {
    worstMs: stepsOf(awaited).map(longest).reduce(add, 0),
    leastMs: certainTime(awaited, (call) => times.get(call)?.leastMs ?? 0),
    missing: awaited.flatMap((call) => unknownOf(call, times.get(call) ?? null, awaited.length)),
  };
}

/** As if calls without an order ran beside all others, and none of unknown criticality was waited for. */
function certainTime(calls: readonly Dependency[], leastOf: (call: Dependency) => number): number {
  const certain = calls.filter(({ criticality }) => criticality !== undefined);
  const ordered = stepsOf(certain.filter(({ order }) => order !== undefined));
  const longest = (some: readonly Dependency[]) => Math.max(0, ...some.map(leastOf));
  return Math.max(longest(certain), ordered.map(longest).reduce(add, 0));
}

function unknownOf(
  call: Dependency,
  time: WorstCase<RegistryField> | null,
  calls: number,
): MissingField[] {
  const { criticality, order, attemptTimeoutMs, totalTimeoutMs } = call;
  const fields = [
    ...unknownFields(calls > 1 ? { criticality, order } : { criticality }),
    ...(time?.missing ?? unknownFields({ attemptTimeoutMs, totalTimeoutMs })),
  ];
  return fields.map((field) => missingOf(call, field));
}
