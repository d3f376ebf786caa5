import { plural } from "@/lib/formats/count";
import { failed, notApplicable, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** Whether what its postmortems asked for is done by its day. */
export function actions({ actions: { pending, overdue }, now }: ScorecardFacts): Verdict {
  if (pending === 0) return notApplicable("Its postmortems have no open action item.");
  return overdue === 0
    ? passed(`None of ${plural(pending, "open action item")} is overdue.`, now)
    : failed(
        `${overdue} of ${plural(pending, "open action item")} ${overdue === 1 ? "is" : "are"} overdue.`,
        now,
        "Finish the one that was due first, or change its due date.",
      );
}
