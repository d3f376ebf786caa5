import type { Backoff } from "./jitter";
import { known } from "./ledger";
import { Options } from "./options";
import { MS, NAME, NUMBER } from "./readings";
import type { Call } from "./written";

const JITTERS: Readonly<Record<string, NonNullable<Backoff["jitter"]>>> = {
  noJitterGenerator: "none",
  fullJitterGenerator: "full",
  halfJitterGenerator: "equal",
  decorrelatedJitterGenerator: "decorrelated",
};
const NO_WAIT = { field: "backoff", value: { kind: "none" } as const, says: "no wait" };
const NOT_READ = "Only ConstantBackoff and ExponentialBackoff are read.";

/** cockatiel 3.2.1, backoff/ExponentialBackoff.js: decorrelated jitter unless another is given. */
export function backoffOfCockatiel(options: Options): Backoff | undefined {
  const entry = options.written("backoff");
  if (entry === undefined) return options.assume("backoff", NO_WAIT);
  const call = entry.value.kind === "call" ? entry.value.call : null;
  const backoff = call ? backoffOf(call, options) : undefined;
  if (backoff === undefined) options.list(entry, NOT_READ);
  return backoff;
}

function backoffOf(call: Call, options: Options): Backoff | undefined {
  const [given] = call.args;
  if (call.name === "ConstantBackoff") {
    const baseMs = given && MS.read(given);
    return baseMs === undefined ? undefined : { kind: "constant", baseMs, jitter: "none" };
  }
  if (call.name !== "ExponentialBackoff") return undefined;
  if (given !== undefined && given.kind !== "map") return undefined;
  const own = new Options(options.context, options.pathOf("backoff"), given?.entries ?? [], call);
  const generator = own.take("generator", NAME, {
    field: "backoff.jitter",
    value: "decorrelatedJitterGenerator",
  });
  const fields = {
    baseMs: own.take("initialDelay", MS, { field: "backoff.baseMs", value: 128 }),
    factor: own.take("exponent", NUMBER, { field: "backoff.factor", value: 2 }),
    capMs: own.take("maxDelay", MS, { field: "backoff.capMs", value: 30_000 }),
    jitter: JITTERS[generator?.split(".").at(-1) ?? ""],
  };
  own.rest();
  return { kind: "exponential", ...known(fields) };
}
