import { plural } from "@/lib/formats/count";
import { failed, notMeasured, passed, type Verdict } from "../../assessment/verdict";
import { DAY_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";
import type { ScorecardFacts, SloFacts } from "../facts";
import { ofSlos } from "../of-slos";

/** How many ends of days are looked at. */
export const LOOK_DAYS = 28;
/** Fewer days say nothing about a target. */
const LEAST_DAYS = 7;
/** A target that was missed on more days is a wish. */
const LEAST_MET = 0.9;

/** Whether each SLO had budget left at the end of nine of ten of the last 28 days in UTC. */
export const target = ({ slos, now }: ScorecardFacts): Verdict =>
  ofSlos(slos, (slo) => metBy(slo, now));

function metBy({ looks }: SloFacts, now: number): Verdict {
  const at = floorTo(now, DAY_MS);
  const known = looks.filter((left) => left !== null);
  const met = known.filter((left) => left > 0).length;
  if (known.length < LEAST_DAYS)
    return notMeasured(
      `Its budget is known for ${plural(known.length, "day")}. This is checked after ${LEAST_DAYS} days.`,
      at,
    );
  const evidence = `Budget was left on ${met} of the last ${plural(known.length, "day")}.`;
  return met < LEAST_MET * known.length
    ? failed(
        evidence,
        at,
        "Fix what spends the budget, or lower the target to what its history met.",
      )
    : passed(evidence, at);
}
