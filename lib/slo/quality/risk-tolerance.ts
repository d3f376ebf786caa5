import { targetWords } from "@/lib/advice/target-words";
import { formatTarget } from "@/lib/formats/percent";
import { failed, notMeasured, passed, type Verdict } from "@/lib/reliability/assessment/verdict";
import type { SliKind } from "@/lib/sli/sli";
import type { Objective } from "../objective";
import { longestPeriodMs } from "../window-length";
import type { QualityFacts } from "./facts";

/** Targets in ppm that a service's tier asks for at least, and that it is worth at most. */
const TOLERANCE: Readonly<Record<number, { least: number; most: number }>> = {
  1: { least: 999_000, most: 999_900 },
  2: { least: 995_000, most: 999_500 },
  3: { least: 990_000, most: 999_000 },
  4: { least: 900_000, most: 995_000 },
};

/** Users bear ten times as many slow or late answers as failed ones. */
const MILD_KINDS: readonly SliKind[] = ["latency", "freshness", "throughput"];

/** Whether the strictest target is what users of a service of this tier need, and no dearer. */
export function riskTolerance(facts: QualityFacts): Verdict {
  const { service, kind, updatedAt } = facts;
  const strictest = strictestOf(facts);
  const tolerance = service.tier === null ? undefined : TOLERANCE[service.tier];
  if (!strictest) return notMeasured("It has no objective.", null);
  if (!tolerance)
    return notMeasured(
      `${service.name} has no tier, so the risk that its users tolerate is unknown.`,
      updatedAt,
      `Set the tier of ${service.name}.`,
    );
  const { targetPpm, window } = strictest;
  const evidence = `Tier ${String(service.tier)}: ${targetWords(targetPpm, window, longestPeriodMs(window))}`;
  const least = leastFor(kind, tolerance.least);
  if (targetPpm < least)
    return failed(
      evidence,
      updatedAt,
      `Raise the target to at least ${formatTarget(least)}, or give ${service.name} a lower tier.`,
    );
  if (targetPpm > tolerance.most)
    return failed(
      evidence,
      updatedAt,
      `Lower the target to at most ${formatTarget(tolerance.most)}, or give ${service.name} a higher tier.`,
    );
  return passed(evidence, updatedAt);
}

const leastFor = (kind: SliKind, least: number): number =>
  MILD_KINDS.includes(kind) ? Math.max(900_000, 1_000_000 - 10 * (1_000_000 - least)) : least;

const strictestOf = ({ objectives }: QualityFacts): Objective | undefined =>
  objectives.map(({ objective }) => objective).sort((a, b) => b.targetPpm - a.targetPpm)[0];
