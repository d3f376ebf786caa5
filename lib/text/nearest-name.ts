import { closest, distance } from "fastest-levenshtein";

/**
 * The name of the list that takes the fewest changed characters to reach from what was typed; null
 * when even that one is another word.
 */
export function nearestName(typed: string, names: readonly string[]): string | null {
  if (names.length === 0) return null;
  const best = closest(typed, names);
  return distance(typed, best) <= Math.max(2, best.length / 3) ? best : null;
}
