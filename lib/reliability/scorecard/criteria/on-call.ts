import { plural } from "@/lib/formats/count";
import { formatDuration } from "@/lib/formats/duration";
import { failed, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** How far ahead gaps are looked for. */
export const ON_CALL_DAYS = 28;

/** Whether someone is on call for it at any time of the next 28 days. */
export function onCall({ onCall: found, now }: ScorecardFacts): Verdict {
  switch (found.kind) {
    case "no-policy":
      return failed(
        "No escalation policy covers it.",
        now,
        "Choose an escalation policy for the team or the service.",
      );
    case "channels-only":
      return failed(
        "The first level of its policy notifies only channels, no person.",
        now,
        "Add a schedule to the first level.",
      );
    case "always":
      return passed("The first level of its policy notifies the same people at all times.", now);
    case "schedules":
      return found.gaps === 0
        ? passed(`Someone is on call at all times for the next ${ON_CALL_DAYS} days.`, now)
        : failed(
            `Nobody is on call for ${formatDuration(found.gapMs)} of the next ${ON_CALL_DAYS} days, in ${plural(found.gaps, "gap")}.`,
            now,
            "Fill the gaps with a layer or an override.",
          );
    default:
      return found satisfies never;
  }
}
