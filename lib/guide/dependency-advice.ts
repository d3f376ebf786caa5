import { formatTarget } from "@/lib/formats/percent";
import { ppmOfPercent } from "@/lib/slo/percent";
import type { GuideAnswers } from "./answers";

export type DependencyAdvice = { name: string; why: string[] };

/**
 * What to know of each dependency before the first incident, against the strictest availability
 * target (in percent) of the new service; null: it has none.
 */
export const dependencyAdvice = (
  { dependencies }: Pick<GuideAnswers, "dependencies">,
  targetPercent: number | null,
): DependencyAdvice[] =>
  dependencies.map((dependency) => ({
    name: dependency.name,
    why: [ofCriticality(dependency.criticality), ofPromise(dependency, targetPercent)].filter(
      (sentence) => sentence !== null,
    ),
  }));

function ofCriticality(criticality: GuideAnswers["dependencies"][number]["criticality"]): string {
  switch (criticality) {
    case "hard":
      return "It takes the service down with it: register the timeout of an attempt, the attempts and their waits first.";
    case "soft":
      return "Without it the service goes on with less: register the fallback, and test it before launch.";
    case "async":
      return "Nobody waits for it: register how long its queue may grow, and who notices.";
    default:
      return criticality satisfies never;
  }
}

/** A hard dependency should fail ten times less than the service that rests on it. */
function ofPromise(
  { criticality, availabilityPercent }: GuideAnswers["dependencies"][number],
  targetPercent: number | null,
): string | null {
  if (criticality !== "hard") return null;
  if (availabilityPercent === undefined)
    return "What it promises is unknown: ask its owners, or measure it from here.";
  if (targetPercent === null) return null;
  const needed = 100 - (100 - targetPercent) / 10;
  if (availabilityPercent >= needed) return null;
  return `It promises ${percent(availabilityPercent)}; a ${percent(targetPercent)} target needs ${percent(needed)} or more from it.`;
}

const percent = (value: number): string =>
  formatTarget(ppmOfPercent(value) ?? Math.floor(value * 10_000));
