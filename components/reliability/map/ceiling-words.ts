import { trimZeros } from "@/lib/formats/percent";
import type { DependencyMap } from "@/lib/reliability/map/map-of";

/** "99.7003%", or "at most 99.9%" while something in it is unknown. */
export function ceilingWords(ceiling: DependencyMap["nodes"][number]["ceiling"]): string | null {
  if (ceiling === null) return null;
  const percent = `${trimZeros(ceiling.percent.toFixed(4))}%`;
  return ceiling.isUpperBound ? `at most ${percent}` : percent;
}
