import { describe } from "vitest";
import { judges } from "@/lib/testing/judged";
import { good, now } from "@/lib/testing/scorecard-facts";
import { DAY_MS } from "@/lib/time/duration";
import type { RunbookReview } from "@/lib/service/claims";
import { RUNBOOK_CHECKS } from "@/lib/service/runbook-checks";
import { runbook } from "./runbook";

const REVIEW = "Try out the runbook, and mark it as reviewed.";
const service = { name: "Checkout", description: "", runbook: null };
const reviewed = (change: Partial<RunbookReview>) => ({
  claims: {
    runbookReview: {
      by: "Ben",
      at: now,
      url: good.service.runbook ?? "",
      met: RUNBOOK_CHECKS,
      ...change,
    },
  },
});
const READ = "Ben reviewed it: short steps, one action in each, commands to copy, and how to undo.";

describe("a runbook", () => {
  judges(runbook, [
    ["passes with a review that found all", reviewed({}), ["passed", READ, null]],
    ["passes 180 days after it", reviewed({ at: now - 180 * DAY_MS }), ["passed", READ, null]],
    [
      "fails a moment later",
      reviewed({ at: now - 180 * DAY_MS - 1 }),
      ["failed", "It was reviewed 180 days ago, by Ben.", REVIEW],
    ],
    [
      "fails with the age of its review",
      reviewed({ at: now - 201 * DAY_MS }),
      ["failed", "It was reviewed 201 days ago, by Ben.", REVIEW],
    ],
    [
      "fails by what the review did not find",
      reviewed({ met: ["short-steps", "one-action"] }),
      [
        "failed",
        "Ben reviewed it. It lacks: commands to copy and how to undo each change.",
        "Add to the runbook what it lacks, and review it again.",
      ],
    ],
    [
      "fails once its link is another",
      reviewed({ url: "https://wiki.example.org/old" }),
      ["failed", "Ben reviewed another runbook on 16 Jun, before its link changed.", REVIEW],
    ],
    ["fails unread", { claims: {} }, ["failed", "Nobody has reviewed its runbook.", REVIEW]],
    [
      "fails without a link",
      { service },
      [
        "failed",
        "It has no runbook link.",
        "Add the link to its runbook where you edit the service.",
      ],
    ],
    [
      "is not guessed from a link in the description",
      { service: { ...service, description: "See https://wiki.example.org/pay." } },
      [
        "failed",
        "It has no runbook link. Its description links to https://wiki.example.org/pay",
        "If that is its runbook, add the link where you edit the service.",
      ],
    ],
  ]);
});
