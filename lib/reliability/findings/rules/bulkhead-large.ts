import { formatCount, plural } from "@/lib/formats/count";
import { callsOf } from "../../registry/graph";
import { clean, inMs, inRate } from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

export const bulkheadLarge: Rule<"BULKHEAD-LARGE"> = {
  id: "BULKHEAD-LARGE",
  title: "A dependency that hangs can block all workers",
  formula:
    "slots needed while the callee hangs = rate × attempt timeout > slots; slots of all bulkheads together > workers",
  example: "200 calls a second that hang for 2 s need 400 slots.",
  why: "A bulkhead protects the rest of the service only if it has fewer slots than the service has workers. Without one, calls that hang block every worker within one timeout.",
  tradeoff: "A small bulkhead rejects calls at peak traffic. A short timeout ends slow calls.",
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
    const hanging = said`While ${named(callee)} hangs, its calls need ${plural(wanted, "slot")}`;
    const common = {
      formula: `${inRate(rate)} × ${inMs(timeout)} = ${plural(wanted, "slot")} > ${formatCount(places)}`,
      values: { wantedSlots: clean(wanted) },
    };
    if (bulkhead)
      return {
        ...common,
        severity: "hint",
        message: said`${hanging}, but its bulkhead has ${formatCount(places)}: the rest are rejected.`,
        change: said`Decide what ${named(caller)} answers when the bulkhead for ${named(callee)} is full, or shorten the timeout to ${fits}.`,
      };
    const known = bulkhead === null;
    return {
      ...common,
      severity: known ? "warning" : "hint",
      message: said`${hanging}, but ${named(caller)} has ${plural(places, "worker")}. ${known ? "There is no bulkhead." : "It is not registered whether there is a bulkhead."}`,
      change: known
        ? said`Set a bulkhead for ${named(callee)} below ${formatCount(places)}, or a timeout under ${fits}.`
        : said`Register the bulkhead for ${named(callee)}, or null if there is none.`,
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
      message: said`The bulkheads of ${named(service)} have ${plural(sum, "slot")} together, more than its ${plural(workers, "worker")}.`,
      formula: `${places.join(" + ")}${places.length > 1 ? ` = ${formatCount(sum)}` : ""} > ${formatCount(workers)}`,
      values: { wantedSlots: sum },
      change: said`Bring the bulkheads of ${named(service)} below ${plural(workers, "slot")} together, or add workers.`,
    };
  },
};
