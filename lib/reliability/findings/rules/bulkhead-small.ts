import { formatCount, plural } from "@/lib/formats/count";
import { refusedShare, slotsFor } from "../erlang-b";
import {
  clean,
  cleanMinutes,
  inHundredths,
  inMs,
  inRate,
  MINUTES,
  ofThirtyDays,
  shareInPercent,
} from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

const MANY = 0.01;
const FAR_TOO_MANY = 0.1;
const FEW = 0.001;
/** More places than can be registered. */
const MOST_LOAD = 1_000_000;

export const bulkheadSmall: Rule<"BULKHEAD-SMALL"> = {
  id: "BULKHEAD-SMALL",
  title: "Bulkhead rejects normal traffic",
  formula:
    "Erlang B with a = rate × mean latency: B(k) = a B(k-1) / (k + a B(k-1)); with a queue, the loss of M/M/c/K; at risk: B × 43,200 min",
  example:
    "200 calls a second of 150 ms each occupy 30 slots on average. 25 slots reject 24.5%; rejecting at most 1% takes 42.",
  why: "Calls arrive at random, not evenly: with only as many slots as the average needs, many calls are rejected.",
  tradeoff: "With more slots, a dependency that hangs can block more of the caller's workers.",
  verify:
    "Compare the share of calls that the bulkhead rejects before and after, at the busiest hour.",
  onCall({ bulkhead, measured, callee }) {
    if (bulkhead == null || measured?.ratePerSecond === undefined) return null;
    if (measured.meanMs === undefined) return null;
    const rate = measured.ratePerSecond;
    const load = (rate * measured.meanMs) / 1000;
    if (load > MOST_LOAD) return null;
    const refused = refusedShare(load, bulkhead.max, bulkhead.queue);
    if (refused <= FEW) return null;
    const slotsForOnePercent = slotsFor(load, MANY);
    const queue = queueWords(bulkhead.queue);
    return {
      severity: severityOf(refused, bulkhead.queue !== undefined),
      message: said`The bulkhead for ${named(callee)} rejects ${shareInPercent(refused)} of normal calls: ${plural(load, "slot is", "slots are")} busy on average, and it has ${formatCount(bulkhead.max)}.`,
      formula: `a = ${inRate(rate)} × ${inMs(measured.meanMs)} = ${inHundredths(load)}; ${plural(bulkhead.max, "slot")}${queue} reject ${shareInPercent(refused)}; ${ofThirtyDays(shareInPercent(refused), refused * MINUTES)}`,
      values: {
        offeredLoad: clean(load),
        rejectedShare: clean(refused),
        slotsForOnePercent,
        slotsForTenthPercent: slotsFor(load, FEW),
      },
      change: said`Give the bulkhead for ${named(callee)} ${plural(slotsForOnePercent, "slot")} to reject at most 1%, or ${formatCount(slotsFor(load, FEW))} for 0.1%.`,
      budgetMinutesAtRisk: cleanMinutes(refused * MINUTES),
      missing: unknownFields({ "bulkhead.queue": bulkhead.queue }),
    };
  },
};

const queueWords = (queue: number | undefined): string =>
  queue === undefined ? "" : queue === 0 ? " without a queue" : ` and a queue of ${queue}`;

/** A queue that nobody registered could take the rest. */
function severityOf(refused: number, certain: boolean) {
  if (refused <= MANY) return "hint";
  return certain && refused > FAR_TOO_MANY ? "error" : "warning";
}
