/**
 * deploy: there within minutes, gone with the roll-back · ramp: grows, holds, recovers · partial:
 * some instances at a time · slow: worse and worse until someone looks · flapping: on and off.
 */
export type OutageShape = "deploy" | "ramp" | "partial" | "slow" | "flapping";

const FLAPS = 6;
const STEPS = [0.55, 1, 0.8, 0.95, 0.6, 0.35] as const;

/** How hard an outage hits, 0..1, at `share` (0..1) of its length. */
export function shapeAt(shape: OutageShape, share: number): number {
  if (share < 0 || share >= 1) return 0;
  switch (shape) {
    case "deploy":
      return Math.min(1, 0.35 + share / 0.08, (1 - share) / 0.06);
    case "ramp":
      return Math.min(1, share / 0.35, (1 - share) / 0.2);
    case "partial":
      return STEPS[Math.floor(share * STEPS.length)] ?? 0;
    case "slow":
      return 0.3 + 0.7 * share ** 1.5;
    case "flapping":
      return (share * FLAPS) % 1 < 0.6 ? 1 : 0.1;
    default:
      throw new RangeError(`no shape ${String(shape satisfies never)}`);
  }
}
