import { GENERATED, generator } from "@/lib/statistics/generator";

/** Numbers between 0 and 1, both left out, that follow from the seed alone. */
export type Chance = () => number;

export function chance(seed: number): Chance {
  const next = generator(seed);
  return () => (next() + 0.5) / GENERATED;
}

/** For each purpose a row of its own, so that what differs in one leaves the others alone. */
export const chances = (seed: number) => ({
  arrivals: chance(seed),
  service: chance(seed ^ 0x51ed_270b),
  errors: chance(seed ^ 0x2545_f491),
  callers: chance(seed ^ 0x9e37_79b9),
});

export type Chances = ReturnType<typeof chances>;

/** The time until the next of events that come `perMs` at random: exponential. */
export const gapMs = (random: Chance, perMs: number): number => -Math.log(random()) / perMs;

/** Normal, with mean 0 and deviation 1: Box and Muller's transform. */
export const normal = (random: Chance): number =>
  Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
