import { plural } from "@/lib/formats/count";
import { POSTMORTEM_DUE_DAYS } from "@/lib/postmortem/overdue";
import { failed, notApplicable, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** Incidents further back say little about how it is now. */
export const POSTMORTEM_DAYS = 180;

/** Whether each severe incident of the last 180 days has its postmortem. */
export function postmortems({ postmortems: found, now }: ScorecardFacts): Verdict {
  const { inTime, late, overdue, pending } = found;
  const published = inTime + late;
  if (overdue > 0)
    return failed(
      `${plural(overdue, "postmortem is", "postmortems are")} overdue; ${published} published in ${POSTMORTEM_DAYS} days.`,
      now,
      "Publish the overdue one that was due first, or waive it with a reason.",
    );
  if (published + pending === 0)
    return notApplicable(
      `No resolved incident of the last ${POSTMORTEM_DAYS} days requires a postmortem.`,
    );
  if (published === 0)
    return passed(`${plural(pending, "postmortem is", "postmortems are")} not due yet.`, now);
  const waiting = pending === 0 ? "" : ` ${plural(pending, "more is", "more are")} not due yet.`;
  return passed(`${publishedWords(inTime, published)}${waiting}`, now);
}

function publishedWords(inTime: number, published: number): string {
  const verb = published === 1 || inTime === 1 ? "was" : "were";
  return `${inTime} of ${plural(published, "postmortem")} ${verb} published within ${POSTMORTEM_DUE_DAYS} days.`;
}
