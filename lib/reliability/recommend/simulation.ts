import type { FindingId } from "../findings/finding";
import type { Dependency } from "../registry/schema";
import { comparisonOf } from "../simulate/asked";
import { PRESETS } from "../simulate/presets";
import { parseSimulatorQuery, SIMULATOR_PATH } from "../simulate/query";

/** The worked example that shows what a finding warns of. */
const PRESET_OF: Readonly<Partial<Record<FindingId, string>>> = {
  "TIMEOUT-BUDGET": "fewer-attempts",
  "ORPHAN-WORK": "orphans",
  "RETRY-AMPLIFICATION": "amplification",
  "RETRY-BUDGET": "retry-storm",
  METASTABLE: "retry-storm",
  "NO-JITTER": "blip",
  "BULKHEAD-SMALL": "bulkhead",
  "BREAKER-SLOW": "slow-breaker",
  SHEDDING: "throttle",
};

/**
 * The address of the simulator with what is registered of the call, where its settings fit; null
 * where no example is about the finding.
 */
export function simulationHref(id: FindingId, call: Dependency | null): string | null {
  const preset = PRESETS.find((one) => one.id === PRESET_OF[id]);
  if (!preset) return null;
  const plain = { preset: preset.id };
  const { flat } = parseSimulatorQuery(plain);
  const asked: Record<string, string> = { ...plain };
  for (const [name, value] of Object.entries(call ? registered(call) : {})) {
    const isSame = flat[`before.${name}`] === flat[`after.${name}`];
    asked[`before.${name}`] = String(value);
    // What the example changes stays as it proposes.
    if (isSame) asked[`after.${name}`] = String(value);
  }
  const fits = comparisonOf(parseSimulatorQuery(asked)).kind !== "wrong";
  return `${SIMULATOR_PATH}?${new URLSearchParams(fits ? asked : plain).toString()}`;
}

/** By the names of the simulator. A rate says nothing without what the callee can serve. */
function registered(call: Dependency): Record<string, number> {
  const { attempts, attemptTimeoutMs, bulkhead, capacityPerSecond, measured = {} } = call;
  const { ratePerSecond, meanMs, p50, p99, p99_9 } = measured;
  const isLoaded =
    ratePerSecond !== undefined && capacityPerSecond !== undefined && meanMs !== undefined;
  return known({
    "1.attempts": attempts,
    "1.attemptTimeoutMs": attemptTimeoutMs,
    "1.bulkhead.max": bulkhead?.max,
    ...(p50 !== undefined && p99 !== undefined && p99_9 !== undefined
      ? { "dependency.p50Ms": p50, "dependency.p99Ms": p99, "dependency.p999Ms": p99_9 }
      : {}),
    ...(isLoaded
      ? {
          ratePerSecond,
          "dependency.slots": Math.max(1, Math.round((capacityPerSecond * meanMs) / 1000)),
        }
      : {}),
  });
}

const known = (values: Record<string, number | null | undefined>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === "number" ? [[name, value] as const] : [],
    ),
  );
