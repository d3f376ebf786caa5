import { chances, type Chances } from "./chance";
import { VirtualClock } from "./clock";
import { Tally } from "./tally";

/** What everything in a run shares. */
export type World = { clock: VirtualClock; random: Chances; tally: Tally };

export function makeWorld(seed: number, bucketMs: number): World {
  const clock = new VirtualClock();
  return { clock, random: chances(seed), tally: new Tally(clock, bucketMs) };
}
