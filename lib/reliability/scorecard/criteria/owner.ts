import { plural } from "@/lib/formats/count";
import { failed, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** Whether a team with people in it owns the service. */
export function owner({ team, paged, now }: ScorecardFacts): Verdict {
  if (paged.demo) return passed(`${team.name} owns it, with demo users.`, now);
  return team.responders === 0
    ? failed(
        `${team.name} owns it, but has no responder or manager.`,
        now,
        `Give someone in ${team.name} the responder role.`,
      )
    : passed(
        `${team.name} owns it: ${plural(team.responders, "person", "people")} can respond.`,
        now,
      );
}
