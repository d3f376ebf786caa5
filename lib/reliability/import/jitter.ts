import type { z } from "zod";
import type { backoffSchema } from "../registry/policy-schema";

export type Backoff = z.output<typeof backoffSchema>;
type Jitter = NonNullable<Backoff["jitter"]>;

/** The jitter where a switch is on; unknown where the switch is. */
export function jitterOf(isOn: boolean | undefined, jitter: Jitter): Jitter | undefined {
  if (isOn === undefined) return undefined;
  return isOn ? jitter : "none";
}
