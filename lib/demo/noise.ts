/** FNV-1a of a text: the seed of everything that belongs to one name. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/**
 * A value in 0..1 (1 excluded) that depends on nothing but the seed and the step, and looks
 * unrelated to its neighbours.
 */
export function noise(seed: number, step: number): number {
  let hash = Math.imul(seed ^ Math.imul(step, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return ((hash ^ (hash >>> 15)) >>> 0) / 0x1_0000_0000;
}

/** A value in 0..1 that wanders between a noise value every `every` steps, without jumps. */
export function wander(seed: number, step: number, every: number): number {
  const knot = Math.floor(step / every);
  const share = step / every - knot;
  const eased = share * share * (3 - 2 * share);
  return noise(seed, knot) * (1 - eased) + noise(seed, knot + 1) * eased;
}

const STRATA = 64;

/**
 * Like `noise`, but 64 neighbouring steps spread evenly over 0..1: what is rare comes about as
 * often as it should.
 */
export function spreadNoise(seed: number, step: number): number {
  const offset = Math.floor(noise(seed, Math.floor(step / STRATA)) * STRATA);
  const stratum = (step * 37 + offset) % STRATA;
  return (stratum + noise(seed + 1, step)) / STRATA;
}

/** Rounds down or up at random, so that many small shares add up to their sum. */
export function dither(value: number, chance: number): number {
  return Math.floor(value + chance);
}
