import { plural } from "@/lib/formats/count";
import { failed, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** Whether a team with people in it owns the service. */
export function owner({ team, paged, now }: ScorecardFacts): Verdict {
  if (paged.demo) return passed(`${team.name} owns it, with made-up people.`, now);
  return team.responders === 0
    ? failed(
        `${team.name} owns it, and nobody in it may respond.`,
        now,
        `Give someone in ${team.name} the role responder.`,
      )
    : passed(
        `${team.name} owns it: ${plural(team.responders, "person", "people")} may respond.`,
        now,
      );
}
