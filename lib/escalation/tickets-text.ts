import { plural } from "../formats/count";
import { listed } from "../formats/listed";

/** Why a channel is not deleted. `seen`: the teams that the reader may see, of `count`. */
export function ticketsText(seen: readonly string[], count: number): string {
  const hidden = count - seen.length;
  const named = seen.map((name) => `the team “${name}”`);
  const parts = hidden === 0 ? named : [...named, `${plural(hidden, "team")} that you may not see`];
  return `This channel takes the tickets of ${listed(parts)}. Choose another ticket channel there first.`;
}
