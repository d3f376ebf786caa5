import { describe } from "vitest";
import { policyTerms } from "@/lib/policy/terms";
import { judges } from "@/lib/testing/judged";
import { good, now, slo } from "@/lib/testing/scorecard-facts";
import { DAY_MS } from "@/lib/time/duration";
import { policy } from "./policy";

const accepted = { by: "Ana", at: now - 40 * DAY_MS, team: "payments", terms: policyTerms([slo]) };
const alone = { alerting: { policy: "none" as const, minBadEvents: 1 } };
const CHANGED = "Read what changed, and accept the policy again.";
const ACCEPT = "Read the policy, and accept it for the team.";

describe("the policy", () => {
  judges(policy, [
    [
      "passes as long as it is what was accepted",
      {},
      ["passed", "Ana accepted it, with 1 SLO.", null],
    ],
    [
      "fails where nobody accepted it",
      { claims: {} },
      ["failed", "Nobody has accepted the error budget policy for it.", ACCEPT],
    ],
    [
      "fails once an SLO alerts otherwise",
      { slos: [{ ...slo, ...alone }] },
      ["failed", "Ana accepted it for other SLOs on 7 May. Changed since: availability.", CHANGED],
    ],
    [
      "fails once there is another SLO",
      { slos: [slo, { ...slo, slug: "latency", name: "Latency" }] },
      ["failed", "Ana accepted it for other SLOs on 7 May. Changed since: latency.", CHANGED],
    ],
    [
      "fails once other consequences follow",
      {
        claims: {
          policy: { ...accepted, terms: { ...accepted.terms, tiers: ["Healthy: Ship."] } },
        },
      },
      ["failed", "Ana accepted it for other tiers on 7 May.", CHANGED],
    ],
    [
      "fails once both are others",
      { claims: { policy: { ...accepted, terms: { tiers: [], slos: {} } } } },
      [
        "failed",
        "Ana accepted it for other tiers/SLOs on 7 May. Changed since: availability.",
        CHANGED,
      ],
    ],
    [
      "fails once another team owns the service",
      { team: { ...good.team, slug: "search", name: "Search" } },
      ["failed", "Ana accepted it on 7 May for another team. Search owns it now.", ACCEPT],
    ],
    [
      "is not measured without an SLO",
      { slos: [] },
      ["not-measured", "It has no SLO, so it has no error budget.", "Create an SLO."],
    ],
  ]);
});
