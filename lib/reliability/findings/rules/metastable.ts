import { formatCount } from "@/lib/formats/count";
import type { Dependency } from "../../registry/schema";
import { clean, inHundredths, inRate } from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said, type Wording } from "../wording";

export const metastable: Rule<"METASTABLE"> = {
  id: "METASTABLE",
  title: "Retries can keep an overload going",
  formula: "rate × min(attempts, 1 + retry budget) > capacity",
  example:
    "With 3 attempts, 100 requests a second become 300 calls, and a callee that serves 120 never recovers from a blip of 5 s. With a retry budget of 10% they become 110 calls, and it recovers.",
  why: "After a short outage all requests fail, so all are retried. If the retries exceed the callee's capacity, requests keep failing long after the cause is gone.",
  tradeoff:
    "A retry budget or a breaker fails some requests during recovery that a retry might have saved.",
  verify:
    "Simulate a blip, or stop the callee for 5 s under load: it must return to normal by itself.",
  onCall(call) {
    const { attempts, retryBudget, capacityPerSecond: capacity, measured, callee } = call;
    const rate = measured?.ratePerSecond;
    if (attempts === undefined || attempts === 1) return null;
    if (rate === undefined || capacity === undefined || call.clientThrottle === true) return null;
    const factor = Math.min(attempts, 1 + (retryBudget ?? Infinity));
    if (rate * factor <= capacity) return null;
    const retried = clean(rate * factor);
    return {
      severity: severityOf(call),
      message: said`Once ${named(callee)} fails, requests and their retries make ${formatCount(retried)} calls a second. It serves ${formatCount(capacity)}, so it would not recover by itself.`,
      formula: `${inRate(rate)} × ${inHundredths(factor)} = ${inRate(retried)} > ${inRate(capacity)}`,
      values: { retriedPerSecond: retried, capacityPerSecond: capacity },
      change: changeOf(callee, rate, capacity),
      missing: unknownFields({ retryBudget, breaker: call.breaker }),
    };
  },
};

/** Certain only where nothing else is there that could hold the load back. */
function severityOf({ retryBudget, breaker, clientThrottle }: Dependency) {
  if (retryBudget === undefined) return "hint";
  return breaker?.kind === "none" && clientThrottle === false ? "error" : "warning";
}

/** A budget with which all calls and retries stay under the capacity, if there is one. */
function changeOf(callee: string, rate: number, capacity: number): Wording {
  const percent = Math.min(10, Math.floor(clean((capacity / rate - 1) * 100)));
  return percent < 1
    ? said`Give ${named(callee)} more capacity: ${formatCount(rate)} calls a second leave no room for retries.`
    : said`Limit retries to ${percent}% of the requests to ${named(callee)}, which makes ${formatCount(clean(rate * (1 + percent / 100)))} calls a second.`;
}
