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
      return "The service fails with it. Register its attempt timeout, attempts and waits first.";
    case "soft":
      return "The service degrades without it. Register the fallback, and test it before launch.";
    case "async":
      return "No request waits for it. Decide how long its queue may grow, and who is alerted.";
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
    return "Its promised availability is unknown. Ask its owner, or measure it.";
  if (targetPercent === null) return null;
  const needed = 100 - (100 - targetPercent) / 10;
  if (availabilityPercent >= needed) return null;
  return `It promises ${percent(availabilityPercent)}; a ${percent(targetPercent)} target needs ${percent(needed)} or more from it.`;
}

const percent = (value: number): string =>
  formatTarget(ppmOfPercent(value) ?? Math.floor(value * 10_000));
