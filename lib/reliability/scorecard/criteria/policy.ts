import { formatDay } from "@/lib/formats/instant";
import { plural } from "@/lib/formats/count";
import { changedTerms, policyTerms } from "@/lib/policy/terms";
import { failed, notMeasured, passed, type Verdict } from "../../assessment/verdict";
import { listedFew } from "../../findings/figures";
import type { ScorecardFacts } from "../facts";

/** Whether the owning team has accepted the error budget policy as it is now. */
export function policy({ slos, claims, team }: ScorecardFacts): Verdict {
  const accepted = claims.policy;
  if (slos.length === 0)
    return notMeasured("It has no SLO, so it has no error budget.", null, "Create an SLO.");
  if (!accepted)
    return failed(
      "Nobody has accepted the error budget policy for it.",
      null,
      "Read the policy, and accept it for the team.",
    );
  const { by, at } = accepted;
  const day = formatDay(at, "UTC");
  if (accepted.team !== team.slug)
    return failed(
      `${by} accepted it on ${day} for another team. ${team.name} owns it now.`,
      at,
      "Read the policy, and accept it for the team.",
    );
  const { tiers, slos: changed } = changedTerms(accepted.terms, policyTerms(slos));
  if (!tiers && changed.length === 0)
    return passed(`${by} accepted it, with ${plural(slos.length, "SLO")}.`, at);
  const other = [...(tiers ? ["tiers"] : []), ...(changed.length > 0 ? ["SLOs"] : [])].join("/");
  const which = changed.length === 0 ? "" : ` Changed since: ${listedFew(changed)}.`;
  return failed(
    `${by} accepted it for other ${other} on ${day}.${which}`,
    at,
    "Read what changed, and accept the policy again.",
  );
}
