import { plural } from "@/lib/formats/count";
import { formatDay } from "@/lib/formats/instant";
import { listed } from "@/lib/formats/listed";
import { missedWords } from "@/lib/service/runbook-checks";
import { linkIn } from "@/lib/text/link-in";
import { DAY_MS } from "@/lib/time/duration";
import { failed, passed, type Verdict } from "../../assessment/verdict";
import type { ScorecardFacts } from "../facts";

/** An older review says little about commands and links. */
const REVIEWED_WITHIN_DAYS = 180;

const REVIEW = "Try out the runbook, and mark it as reviewed.";

/** Whether somebody has found its runbook readable under stress in the last 180 days. */
export function runbook({ service, claims, now }: ScorecardFacts): Verdict {
  if (service.runbook === null) return withoutLink(service);
  const review = claims.runbookReview;
  if (!review) return failed("Nobody has reviewed its runbook.", null, REVIEW);
  const { by, at, url, met } = review;
  if (url !== service.runbook)
    return failed(
      `${by} reviewed another runbook on ${formatDay(at, "UTC")}, before its link changed.`,
      at,
      REVIEW,
    );
  const missed = missedWords(met);
  if (missed.length > 0)
    return failed(
      `${by} reviewed it. It lacks: ${listed(missed)}.`,
      at,
      "Add to the runbook what it lacks, and review it again.",
    );
  if (now - at > REVIEWED_WITHIN_DAYS * DAY_MS)
    return failed(
      `It was reviewed ${plural(Math.floor((now - at) / DAY_MS), "day")} ago, by ${by}.`,
      at,
      REVIEW,
    );
  return passed(
    `${by} reviewed it: short steps, one action in each, commands to copy, and how to undo.`,
    at,
  );
}

function withoutLink(service: ScorecardFacts["service"]): Verdict {
  const link = linkIn(service.description);
  return failed(
    `It has no runbook link.${link === null ? "" : ` Its description links to ${link}`}`,
    null,
    link === null
      ? "Add the link to its runbook where you edit the service."
      : "If that is its runbook, add the link where you edit the service.",
  );
}
