import { rememberedPart } from "@/components/markup/remembered";
import { VerdictRow } from "@/components/scorecard/verdict-row";
import type { QualityCheck } from "@/lib/slo/quality/quality";

const TITLES: Readonly<Record<QualityCheck["id"], string>> = {
  measurable: "Measurable",
  realistic: "Realistic",
  "risk-tolerance": "Fits the risk tolerance",
  alerts: "Alerts reach someone without noise",
  actionable: "Actionable",
  documented: "Documented",
};

/** The six checks of a good SLO, each with its evidence and what to change. */
export const QualityList = rememberedPart(
  ({ checks, now }: { checks: readonly QualityCheck[]; now: number }) => {
    return (
      <ul className="divide-y divide-line px-4 pb-1">
        {checks.map(({ id, ...verdict }) => (
          <VerdictRow key={id} title={TITLES[id]} verdict={verdict} now={now} />
        ))}
      </ul>
    );
  },
);
