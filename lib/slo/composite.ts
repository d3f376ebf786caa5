/**
 * `worst`: the minimum; `weighted`: the weighted mean; `series`: the product, what a journey
 * through all of them sees.
 */
export type Combine = "worst" | "weighted" | "series";

/**
 * `sli` in 0..1, null without data; `weight` counts for `weighted` only and is 1 where not given.
 */
export type Member = { sli: number | null; weight?: number };

export type CompositeSli = { sli: number | null; membersWithData: number };

/** Combines the members that have data, whose weights are renormalised; null where none has any. */
export function compositeSli(combine: Combine, members: readonly Member[]): CompositeSli {
  const known = members.flatMap(({ sli, weight = 1 }) => (sli === null ? [] : [{ sli, weight }]));
  if (known.length === 0) return { sli: null, membersWithData: 0 };
  return { sli: combined(combine, known), membersWithData: known.length };
}

function combined(
  combine: Combine,
  known: readonly { sli: number; weight: number }[],
): number | null {
  switch (combine) {
    case "worst":
      return Math.min(...known.map(({ sli }) => sli));
    case "series":
      return known.reduce((product, { sli }) => product * sli, 1);
    case "weighted": {
      const weights = known.reduce((sum, { weight }) => sum + weight, 0);
      return weights > 0
        ? known.reduce((sum, { sli, weight }) => sum + sli * weight, 0) / weights
        : null;
    }
    default:
      throw new RangeError(`no way to combine ${String(combine satisfies never)}`);
  }
}
