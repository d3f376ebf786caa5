/**
 * Whole numbers from 0 to 2^31 - 1 that look unrelated to each other and follow from the seed
 * alone: the mulberry32 generator.
 */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    // 31 bits: V8 keeps a larger number on the heap, which costs more than making it.
    return (mixed ^ (mixed >>> 14)) >>> 1;
  };
}

/** How many numbers `generator` knows. */
export const GENERATED = 0x8000_0000;
