import "server-only";
import type { Evidence } from "@/lib/reliability/findings/facts";
import type { ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { DAY_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";

type History = NonNullable<Evidence["histories"]>[number];
type Evaluated = Pick<ObjectiveEvaluation, "targetPpm" | "sli" | "coverage"> & { window: Interval };
type MeasuredSlo = {
  slo: { sli: { kind: string }; service: { slug: string } };
  objectives: readonly Evaluated[];
};
type Measured = History & { targetPpm: number };

/** Of each service what was measured of its strictest availability objective, of the longest window. */
export function measuredHistories(slos: readonly MeasuredSlo[]): History[] {
  const strictest = new Map<string, Measured>();
  for (const one of slos.flatMap(historiesOf)) {
    const known = strictest.get(one.service);
    if (!known || isBetter(one, known)) strictest.set(one.service, one);
  }
  return [...strictest.values()].map(({ service, observedPercent, days }) => ({
    service,
    observedPercent,
    days,
  }));
}

const isBetter = (one: Measured, other: Measured): boolean =>
  one.targetPpm > other.targetPpm || (one.targetPpm === other.targetPpm && one.days > other.days);

function historiesOf({ slo, objectives }: MeasuredSlo): Measured[] {
  if (slo.sli.kind !== "availability") return [];
  return objectives.flatMap(({ targetPpm, sli, coverage, window: { start, end } }) =>
    sli === null || coverage === null
      ? []
      : [
          {
            service: slo.service.slug,
            targetPpm,
            observedPercent: sli,
            days: (coverage * (end - start)) / DAY_MS,
          },
        ],
  );
}
