import { plural } from "@/lib/formats/count";
import { failed, passed, type Verdict } from "@/lib/reliability/assessment/verdict";
import { DAY_MS } from "@/lib/time/duration";
import { linkIn } from "@/lib/text/link-in";
import type { QualityFacts } from "./facts";

/** Where fewer pages were acknowledged, most were over before anyone could do something. */
const LEAST_ACKNOWLEDGED = 0.5;

/** Whether someone may act on its alerts, did, and is told how. */
export function actionable(facts: QualityFacts): Verdict {
  const { team, pages, paged, now } = facts;
  if (team.responders === 0 && !paged.demo)
    return failed(
      `${team.name} has no responder or manager.`,
      now,
      `Give someone in ${team.name} the responder role.`,
    );
  const acknowledged = acknowledgedWords(facts);
  if (pages.acknowledged < pages.pages * LEAST_ACKNOWLEDGED)
    return failed(acknowledged, now, "Change the rule that fired most from page to ticket.");
  const runbook = runbookLink(facts);
  return runbook === null
    ? failed(
        "Its service has no runbook link, and neither description links to one.",
        facts.updatedAt,
        "Add the runbook’s link to the service or the description.",
      )
    : passed(`${respondWords(facts)} ${acknowledged} Runbook: ${runbook}`, now);
}

const respondWords = ({ team, paged }: QualityFacts): string =>
  paged.demo
    ? `${team.name} has demo users only.`
    : `${plural(team.responders, "person", "people")} in ${team.name} can respond.`;

function acknowledgedWords({ pages, now }: QualityFacts): string {
  const days = Math.round((now - pages.since) / DAY_MS);
  return pages.pages === 0
    ? `No page in ${plural(days, "day")}.`
    : `${pages.acknowledged} of ${plural(pages.pages, "page")} in ${plural(days, "day")} ${pages.acknowledged === 1 ? "was" : "were"} acknowledged.`;
}

/** The first address in its description, the service's runbook, or what its description links to. */
const runbookLink = ({
  description,
  service,
}: {
  description: string;
  service: { description: string; runbook: string | null };
}): string | null => linkIn(description) ?? service.runbook ?? linkIn(service.description);
