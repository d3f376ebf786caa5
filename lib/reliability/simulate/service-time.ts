import { normal, type Chance } from "./chance";
import type { Dependency } from "./settings";

/** Deviations of a normal distribution at its 99th and 99.9th percentile. */
const Z99 = 2.326348;
const Z999 = 3.090232;
/** One call in 30,000 is longer; what lies beyond was not measured. */
const Z_MOST = 4;

type Percentiles = Pick<Dependency, "p50Ms" | "p99Ms" | "p999Ms">;

/**
 * How long a call takes `z` deviations from the middle: log-normal pieces that meet at the measured
 * percentiles.
 */
function quantileMs({ p50Ms, p99Ms, p999Ms }: Percentiles, z: number): number {
  const [p50, p99, p999] = [Math.log(p50Ms), Math.log(p99Ms), Math.log(p999Ms)];
  const within = Math.min(z, Z_MOST);
  return Math.exp(
    within <= Z99
      ? p50 + ((p99 - p50) * within) / Z99
      : p99 + ((p999 - p99) * (within - Z99)) / (Z999 - Z99),
  );
}

export const serviceMs = (percentiles: Percentiles, random: Chance): number =>
  quantileMs(percentiles, normal(random));

/** Slices of the distribution over which the mean is taken. */
const SLICES = 2000;

/** The mean of `serviceMs`, in milliseconds, to about a thousandth. */
export function meanServiceMs(percentiles: Percentiles): number {
  const step = 10 / SLICES;
  let [sum, weight] = [0, 0];
  for (let slice = 0; slice < SLICES; slice++) {
    const z = -5 + (slice + 0.5) * step;
    const density = Math.exp((-z * z) / 2);
    sum += density * quantileMs(percentiles, z);
    weight += density;
  }
  return sum / weight;
}
