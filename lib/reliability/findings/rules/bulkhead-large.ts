import { formatCount } from "@/lib/formats/count";
import { callsOf } from "../../registry/graph";
import { clean, inMs } from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";

export const bulkheadLarge: Rule<"BULKHEAD-LARGE"> = {
  id: "BULKHEAD-LARGE",
  title: "A dependency that hangs takes all workers",
  formula:
    "places wanted while the callee hangs = rate × attempt timeout > places; places of all bulkheads together > workers",
  example: "200 calls a second that hang for 2 s want 400 places.",
  why: "A bulkhead protects the rest of the service only if the workers outnumber its places. Without one, calls that hang take every worker within one timeout.",
  tradeoff: "A small bulkhead refuses calls at a peak. A short timeout ends slow calls.",
  verify: "Make the dependency hang under load: requests that do not need it still succeed.",
  onCall(call, { serviceOf }) {
    const { bulkhead, attemptTimeoutMs: timeout, measured, caller, callee } = call;
    const rate = measured?.ratePerSecond;
    const { workers } = serviceOf(caller);
    const places = bulkhead?.max ?? workers;
    if (typeof timeout !== "number" || rate === undefined || places === undefined) return null;
    const wanted = (rate * timeout) / 1000;
    if (wanted <= places) return null;
    const fits = inMs(Math.floor((places / rate) * 1000));
    const hanging = `While ${callee} hangs, its calls want ${formatCount(wanted)} places`;
    const common = {
      formula: `${formatCount(rate)} × ${inMs(timeout)} = ${formatCount(wanted)} > ${formatCount(places)}`,
      values: { wantedSlots: clean(wanted) },
    };
    if (bulkhead)
      return {
        ...common,
        severity: "hint",
        message: `${hanging} and its bulkhead has ${formatCount(places)}: the rest is refused.`,
        change: `Decide what ${caller} answers when the bulkhead for ${callee} is full, or shorten the timeout to ${fits}.`,
      };
    const known = bulkhead === null;
    return {
      ...common,
      severity: known ? "warning" : "hint",
      message: `${hanging}, and ${caller} has ${formatCount(places)} workers. ${known ? "There is no bulkhead." : "Whether there is a bulkhead is not registered."}`,
      change: known
        ? `Set a bulkhead for ${callee} below ${formatCount(places)}, or a timeout under ${fits}.`
        : `Register the bulkhead for ${callee}, or null if there is none.`,
      missing: unknownFields({ bulkhead }),
    };
  },
  onService(service, { graph, serviceOf }) {
    const { workers } = serviceOf(service);
    const places = callsOf(graph, service).flatMap(({ bulkhead }) => bulkhead?.max ?? []);
    const sum = places.reduce((a, b) => a + b, 0);
    if (workers === undefined || sum <= workers) return null;
    return {
      severity: "warning",
      message: `The bulkheads of ${service} have ${formatCount(sum)} places together, more than its ${formatCount(workers)} workers.`,
      formula: `${places.join(" + ")}${places.length > 1 ? ` = ${formatCount(sum)}` : ""} > ${formatCount(workers)}`,
      values: { wantedSlots: sum },
      change: `Bring the bulkheads of ${service} below ${formatCount(workers)} places together, or add workers.`,
    };
  },
};
