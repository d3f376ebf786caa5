import { formatCount } from "@/lib/formats/count";
import type { Dependency } from "../../registry/schema";
import { clean, shareInPercent } from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

const ACCEPTED_TIMES = 2;

export const shedding: Rule<"SHEDDING"> = {
  id: "SHEDDING",
  title: "Nothing decides what is dropped under overload",
  formula:
    "no shed class and no client throttle; a throttle drops p = max(0, (requests - 2 × accepts) / (requests + 1))",
  example:
    "Of 1,000 requests of which 250 are accepted, a throttle drops 49.95% before they are sent.",
  why: "An overloaded callee rejects calls at random, payments as well as prefetches, and rejecting costs it work too.",
  tradeoff:
    "Someone has to rank calls by importance, and callers have to send that rank with each call.",
  verify: "Load the callee beyond its capacity in a test: critical calls still succeed.",
  onCall(call, { serviceOf }) {
    const { shedClass, clientThrottle, caller, callee } = call;
    if (typeof shedClass === "string" || clientThrottle === true) return null;
    const known = shedClass === null && clientThrottle === false;
    const anyKnown = shedClass === null || clientThrottle === false;
    if (!anyKnown && serviceOf(caller).tier !== 1) return null;
    const throttledShare = throttled(call);
    return {
      severity: known ? "warning" : "hint",
      message: known
        ? said`Calls from ${named(caller)} to ${named(callee)} have no shed class, and ${named(caller)} has no client throttle.`
        : said`It is not registered which calls from ${named(caller)} to ${named(callee)} are dropped first under overload.`,
      formula: formulaOf(call, throttledShare),
      values: { throttledShare },
      change: known
        ? said`Send a shed class with each call to ${named(callee)}, or add a client throttle to ${named(caller)}.`
        : said`Register the shed class of the calls to ${named(callee)} and whether ${named(caller)} has a client throttle.`,
      missing: unknownFields({ shedClass, clientThrottle }),
    };
  },
};

function throttled({ measured, capacityPerSecond: accepts }: Dependency): number | null {
  const requests = measured?.ratePerSecond;
  if (requests === undefined || accepts === undefined) return null;
  return clean(Math.max(0, (requests - ACCEPTED_TIMES * accepts) / (requests + 1)));
}

function formulaOf(call: Dependency, share: number | null): string {
  const { measured, capacityPerSecond, shedClass, clientThrottle } = call;
  if (share === null)
    return `shed class: ${shedClass === null ? "none" : "unknown"}; client throttle: ${clientThrottle === false ? "none" : "unknown"}`;
  const requests = formatCount(measured?.ratePerSecond ?? 0);
  const accepts = formatCount(capacityPerSecond ?? 0);
  return `max(0, (${requests} - 2 × ${accepts}) / (${requests} + 1)) = ${shareInPercent(share)}`;
}
