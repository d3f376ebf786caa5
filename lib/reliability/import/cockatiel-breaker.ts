import type { DependencySettings } from "../registry/schema";
import { known } from "./ledger";
import { Options } from "./options";
import { MS, NUMBER, WHOLE } from "./readings";
import type { Call } from "./written";

type Breaker = NonNullable<DependencySettings["breaker"]>;

const NOT_READ = "Only SamplingBreaker, CountBreaker and ConsecutiveBreaker are read.";

/** cockatiel 3.2.1: breakers of a share open above it, one in a row at its number. */
export function breakerOfCockatiel(options: Options): Breaker | null {
  const openMs = options.take("halfOpenAfter", MS);
  const entry = options.written("breaker");
  const call = entry?.value.kind === "call" ? entry.value.call : null;
  const breaker = call ? breakerOf(call, options) : null;
  if (entry && breaker === null) options.list(entry, NOT_READ);
  options.rest();
  return breaker && { ...breaker, ...known({ openMs }), halfOpenCalls: 1 };
}

function breakerOf({ name, args, line, column }: Call, options: Options): Breaker | null {
  const [given] = args;
  if (name === "ConsecutiveBreaker") {
    const threshold = given && WHOLE.read(given);
    return threshold === undefined ? null : { kind: "consecutive", threshold, comparison: ">=" };
  }
  if (given?.kind !== "map") return null;
  const path = options.pathOf("breaker");
  const own = new Options(options.context, path, given.entries, { line, column });
  const read = name === "SamplingBreaker" ? sampling : name === "CountBreaker" ? counting : null;
  const breaker = read?.(own) ?? null;
  if (breaker) own.rest();
  return breaker;
}

function sampling(own: Options): Breaker {
  const threshold = own.take("threshold", NUMBER);
  const windowMs = own.take("duration", MS);
  const perSecond = minimumOf(own, threshold);
  const minCalls =
    windowMs === undefined || perSecond === undefined
      ? undefined
      : Math.max(1, Math.ceil((windowMs / 1000) * perSecond));
  return { kind: "time", comparison: ">", ...known({ threshold, windowMs, minCalls }) };
}

/** Left out or 0: as many as make five failures a second at the threshold. */
function minimumOf(own: Options, threshold: number | undefined): number | undefined {
  const given = own.take("minimumRps", NUMBER, {
    field: "breaker.minCalls",
    value: 0,
    says: "5 failures a second at the threshold",
  });
  return given === 0 ? threshold && 5 / threshold : given;
}

function counting(own: Options): Breaker {
  const threshold = own.take("threshold", NUMBER);
  const calls = own.take("size", WHOLE);
  const minCalls =
    calls === undefined
      ? own.take("minimumNumberOfCalls", WHOLE)
      : own.take("minimumNumberOfCalls", WHOLE, {
          field: "breaker.minCalls",
          value: calls,
          says: "the size",
        });
  return { kind: "count", comparison: ">", ...known({ threshold, calls, minCalls }) };
}
