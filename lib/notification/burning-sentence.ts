import type { AlertFacts } from "@/lib/alert/facts";
import { troubleReason, troubleRemedy } from "@/lib/alert/trouble-words";
import { formatBurnRate } from "@/lib/formats/burn-rate";
import { formatDurationWords } from "@/lib/formats/duration";
import { formatOverspent, formatPercent } from "@/lib/formats/percent";

/** How fast it burns, or what else was seen; empty where nothing is known but the title. */
export function burningSentence(facts: AlertFacts | null, summary: string | null): string {
  if (facts === null) return summary ?? "";
  switch (facts.kind) {
    case "burn-rate": {
      const rule = facts.rules.find(({ firing }) => firing);
      const speed = rule
        ? `The budget burns ${formatBurnRate(rule.longBurnRate, rule.factor)} over ${formatDurationWords(rule.longMs)} and ${formatBurnRate(rule.shortBurnRate, rule.factor)} over ${formatDurationWords(rule.shortMs)}.`
        : "";
      return [speed, leftSentence(facts.remaining)].filter((part) => part !== "").join(" ");
    }
    case "no-data":
      return `No data for more than ${formatDurationWords(facts.noDataAfterMs)}.`;
    case "budget":
      return leftSentence(facts.remaining);
    case "source":
      return `The data source fails: ${facts.error}`;
    case "burnline":
      return `${troubleReason(facts.trouble)} ${troubleRemedy(facts.trouble).text}`;
    case "note":
      return summary ?? facts.text;
    default:
      return facts satisfies never;
  }
}

function leftSentence(remaining: number | null): string {
  if (remaining === null) return "";
  return remaining < 0
    ? `The budget is overspent by ${formatOverspent(remaining)}.`
    : `${formatPercent(remaining)} of the budget is left.`;
}
