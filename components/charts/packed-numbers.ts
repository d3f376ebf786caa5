import { tenBillionthsOf } from "@/lib/formats/percent";

/** From each instant to the next, and how many times: most charts have one step, or two. */
export type PackedInstants = number[];

/** [first, step, times, step, times …]. */
export function packedInstants(instants: readonly number[]): PackedInstants {
  const [first] = instants;
  if (first === undefined) return [];
  const packed = [first];
  for (const [index, at] of instants.entries()) {
    if (index === 0) continue;
    const step = at - (instants[index - 1] ?? at);
    const last = packed.length - 1;
    if (packed.length > 1 && packed[last - 1] === step) packed[last] = (packed[last] ?? 0) + 1;
    else packed.push(step, 1);
  }
  return packed;
}

export function unpackedInstants([first, ...steps]: PackedInstants): number[] {
  if (first === undefined) return [];
  const instants = [first];
  let at = first;
  for (let index = 0; index < steps.length; index += 2)
    for (let times = steps[index + 1] ?? 0; times > 0; times -= 1)
      instants.push((at += steps[index] ?? 0));
  return instants;
}

type Values = readonly (number | null)[];

/**
 * Values as they are, or in ten-billionths, each as its difference to the one before, which says the
 * same in a third of the room.
 */
export type PackedValues = { exact: (number | null)[] } | { steps: (number | null)[] };

const MOST_EXACT = 2 ** 52;

export function packedRatios(values: Values): PackedValues {
  const steps: (number | null)[] = [];
  let before = 0;
  for (const value of values) {
    const now = value === null ? null : tenBillionthsOf(value);
    if (now !== null && Math.abs(now) > MOST_EXACT) return { exact: [...values] };
    steps.push(now === null ? null : now - before);
    before = now ?? before;
  }
  return { steps };
}

export function unpackedValues(packed: PackedValues): (number | null)[] {
  if ("exact" in packed) return packed.exact;
  let now = 0;
  return packed.steps.map((step) => (step === null ? null : (now += step) / 1e10));
}
