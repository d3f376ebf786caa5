import type { Target } from "@/lib/escalation/policy";
import { finalSegments } from "@/lib/on-call/segment";
import type { Schedule } from "@/lib/on-call/schedule";
import { gapsOf } from "@/lib/on-call/shift";
import { intersection, lengthMs, type Interval } from "@/lib/time/interval";

/** Who the first level of a policy notifies, over the time that was looked at. */
export type OnCallFacts =
  | { kind: "no-policy" }
  /** Nobody who could answer. */
  | { kind: "channels-only" }
  /** People or a team, whatever the time is. */
  | { kind: "always" }
  | { kind: "schedules"; gaps: number; gapMs: number; firstGapAt: number | null };

/** `plans`: the schedules by slug; one that is missing covers nothing. */
export function onCallFacts(
  targets: readonly Target[] | null,
  plans: ReadonlyMap<string, Schedule>,
  within: Interval,
): OnCallFacts {
  if (targets === null) return { kind: "no-policy" };
  if (targets.some(({ kind }) => kind === "person" || kind === "team")) return { kind: "always" };
  const schedules = targets.flatMap((target) =>
    target.kind === "schedule" ? target.schedule : [],
  );
  if (schedules.length === 0) return { kind: "channels-only" };
  const gaps = schedules
    .map((slug) => {
      const plan = plans.get(slug);
      return plan ? gapsOf(finalSegments(plan, within)) : [within];
    })
    .reduce(sharedGaps);
  return {
    kind: "schedules",
    gaps: gaps.length,
    gapMs: gaps.reduce((sum, gap) => sum + lengthMs(gap), 0),
    firstGapAt: gaps[0]?.start ?? null,
  };
}

/** Where both have one; each list is in order. */
const sharedGaps = (some: readonly Interval[], others: readonly Interval[]): Interval[] =>
  some.flatMap((gap) => others.flatMap((other) => intersection(gap, other) ?? []));
