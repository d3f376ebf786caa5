import { formatCount } from "@/lib/formats/count";
import { refusedShare, slotsFor } from "../erlang-b";
import { clean, cleanMinutes, inMinutes, MINUTES, shareInPercent } from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";

const MANY = 0.01;
const FAR_TOO_MANY = 0.1;
const FEW = 0.001;
/** More places than can be registered. */
const MOST_LOAD = 1_000_000;

export const bulkheadSmall: Rule<"BULKHEAD-SMALL"> = {
  id: "BULKHEAD-SMALL",
  title: "Bulkhead refuses normal traffic",
  formula:
    "Erlang B with a = rate × mean latency: B(k) = a B(k-1) / (k + a B(k-1)); with a queue, the loss of M/M/c/K; at risk: B × 43,200 min",
  example: "200 calls a second of 150 ms occupy 30 places; 25 places refuse 24.5%. 1% needs 42.",
  why: "Calls arrive by chance, not evenly: as many places as the mean needs refuse a good part of them.",
  tradeoff: "More places let a dependency that hangs hold more of the caller's workers.",
  verify:
    "Compare the share of calls that the bulkhead refuses before and after, at the busiest hour.",
  onCall({ bulkhead, measured, callee }) {
    if (bulkhead == null || measured?.ratePerSecond === undefined) return null;
    if (measured.meanMs === undefined) return null;
    const rate = measured.ratePerSecond;
    const load = (rate * measured.meanMs) / 1000;
    if (load > MOST_LOAD) return null;
    const refused = refusedShare(load, bulkhead.max, bulkhead.queue);
    if (refused <= FEW) return null;
    const slotsForOnePercent = slotsFor(load, MANY);
    const queue = bulkhead.queue === undefined ? "" : ` and a queue of ${bulkhead.queue}`;
    return {
      severity: severityOf(refused, bulkhead.queue !== undefined),
      message: `The bulkhead for ${callee} refuses ${shareInPercent(refused)} of normal calls: ${formatCount(load)} places are busy on average, and it has ${formatCount(bulkhead.max)}.`,
      formula: `a = ${formatCount(rate)} × ${measured.meanMs / 1000} = ${formatCount(load)}; ${formatCount(bulkhead.max)} places${queue} refuse ${shareInPercent(refused)}; ${shareInPercent(refused)} × 43,200 = ${inMinutes(refused * MINUTES)}`,
      values: {
        offeredLoad: clean(load),
        rejectedShare: clean(refused),
        slotsForOnePercent,
        slotsForTenthPercent: slotsFor(load, FEW),
      },
      change: `Give the bulkhead for ${callee} ${formatCount(slotsForOnePercent)} places for 1%, or ${formatCount(slotsFor(load, FEW))} for 0.1%.`,
      budgetMinutesAtRisk: cleanMinutes(refused * MINUTES),
      missing: unknownFields({ "bulkhead.queue": bulkhead.queue }),
    };
  },
};

/** A queue that nobody registered could take the rest. */
function severityOf(refused: number, certain: boolean) {
  if (refused <= MANY) return "hint";
  return certain && refused > FAR_TOO_MANY ? "error" : "warning";
}
