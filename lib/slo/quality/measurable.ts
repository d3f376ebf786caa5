import { formatDurationWords } from "@/lib/formats/duration";
import { formatPercent } from "@/lib/formats/percent";
import { failed, notMeasured, passed, type Verdict } from "@/lib/reliability/assessment/verdict";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { lateMs } from "../late";
import type { ObjectiveFacts, QualityFacts } from "./facts";

const LEAST_COVERAGE = 0.9;
/** Before this, one late sender says too much. */
const JUDGED_AFTER_MS = DAY_MS;

export type MeasurableFacts = Pick<
  QualityFacts,
  "now" | "createdAt" | "source" | "alerting" | "firstMinute" | "lastMinute"
> & { objectives: readonly Pick<ObjectiveFacts, "coverage">[] };

/** Whether data arrives, and for 90% of the minutes since the first of them. */
export function measurable(facts: MeasurableFacts): Verdict {
  const { firstMinute, lastMinute, createdAt, now } = facts;
  if (firstMinute === null || lastMinute === null) return nothingYet(now - createdAt, facts);
  const at = (lastMinute + 1) * MINUTE_MS;
  const silentMs = lateMs(lastMinute, facts.alerting, now);
  if (silentMs !== null)
    return failed(
      `No data has arrived for ${formatDurationWords(silentMs)}.`,
      at,
      facts.source === "push"
        ? "Start the sender again, or archive the SLO."
        : "Check the query and its data source.",
    );
  const measuredMs = now - firstMinute * MINUTE_MS;
  if (measuredMs < JUDGED_AFTER_MS)
    return notMeasured(
      `Data has arrived for ${formatDurationWords(measuredMs)}; coverage is checked after a day.`,
      at,
    );
  const coverages = facts.objectives.flatMap(({ coverage }) => coverage ?? []);
  const least = Math.min(...coverages);
  if (coverages.length === 0) return notMeasured("Its window has no minute yet.", at);
  const evidence = `${formatPercent(least)} of the minutes of its window have data.`;
  return least < LEAST_COVERAGE
    ? failed(evidence, at, "Add a probe, so that at least 90% of the minutes have data.")
    : passed(evidence, at);
}

function nothingYet(ageMs: number, { source, createdAt }: MeasurableFacts): Verdict {
  const change =
    source === "push"
      ? "Send the first counts, as “Send measurements” on this page shows."
      : "Use “Try it” in the form to check that its query returns data.";
  if (ageMs < HOUR_MS)
    return notMeasured(
      "No data has arrived yet. This is checked an hour after the SLO was created.",
      createdAt,
      change,
    );
  return failed(
    `No data has arrived since the SLO was created ${formatDurationWords(ageMs)} ago.`,
    createdAt,
    change,
  );
}
