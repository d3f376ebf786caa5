import { rememberedPart } from "@/components/markup/remembered";
import { Badge } from "@/components/ui/badge";
import { InfoTip } from "@/components/ui/info-tip";
import type { RuleEvaluation } from "@/lib/alerting/evaluate";
import { formatBurnRate, formatFactor, formatShare } from "@/lib/formats/burn-rate";
import { formatDuration } from "@/lib/formats/duration";

const SUPPRESSED_BY = {
  "min-bad-events": "too few bad events",
  coverage: "too little data",
} as const;

/** The burn rate of each pair of windows against its factor; both must exceed it. */
export const BurnRateTable = rememberedPart(
  ({
    rules,
    note,
    caption = "Burn rates now against the factors that fire",
    when = "Now",
  }: {
    rules: readonly RuleEvaluation[];
    note: string | null;
    caption?: string;
    /** When the rates were so. */
    when?: string;
  }) => {
    return (
      <>
        {rules.length === 0 ? (
          <p className="px-4 pb-4 text-sm text-muted">This SLO has no burn-rate alerts.</p>
        ) : (
          <RuleRows rules={rules} caption={caption} when={when} />
        )}
        {note !== null && (
          <p className="border-t border-line px-4 py-3 text-xs text-muted">{note}</p>
        )}
      </>
    );
  },
);

function RuleRows({
  rules,
  caption,
  when,
}: {
  rules: readonly RuleEvaluation[];
  caption: string;
  when: string;
}) {
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="text-muted">
          <th scope="col" className="px-4 py-1.5 text-left font-normal">
            Window
          </th>
          <th scope="col" className="py-1.5 text-right font-normal">
            {when}
          </th>
          <th scope="col" className="px-4 py-1.5 text-right font-normal whitespace-nowrap">
            Threshold{" "}
            <InfoTip term="threshold">
              The alert fires while the burn rate of the long and of the short window are both above
              this factor. It follows from the share of the budget that may be spent in the long
              window.
            </InfoTip>
          </th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={`${rule.severity}-${rule.longMs}`} className="border-t border-line align-top">
            <td className="px-4 py-2">
              <span className="figure">
                {formatDuration(rule.longMs)} / {formatDuration(rule.shortMs)}
              </span>
              <div className="text-xs text-muted">
                {rule.severity}, {formatShare(rule.budgetShare)} of budget
                {rule.warmingUp && ", warming up"}
              </div>
              {rule.suppressedBy && (
                <div className="text-xs text-warning">
                  held back: {SUPPRESSED_BY[rule.suppressedBy]}
                </div>
              )}
            </td>
            <td className="figure py-2 text-right">
              <span className={over(rule.longBurnRate, rule.factor)}>
                {rateOrDash(rule.longBurnRate, rule.factor)}
              </span>
              <div className={`text-xs ${over(rule.shortBurnRate, rule.factor) || "text-muted"}`}>
                {rateOrDash(rule.shortBurnRate, rule.factor)}
              </div>
            </td>
            <td className="figure px-4 py-2 text-right">
              <span className="text-muted">{formatFactor(rule.factor)}</span>
              {rule.firing && (
                <div>
                  <Badge tone={rule.severity === "page" ? "exhausted" : "warning"}>firing</Badge>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const over = (rate: number | null, factor: number): string =>
  rate !== null && rate > factor ? "text-warning font-medium" : "";

const rateOrDash = (rate: number | null, factor: number): string =>
  rate === null ? "–" : formatBurnRate(rate, factor);
