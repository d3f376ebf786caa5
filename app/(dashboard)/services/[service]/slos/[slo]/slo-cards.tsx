import { PushCommand } from "@/components/slo/push-command";
import { unitsWord } from "@/components/slo/slo-words";
import { WhatIfPanel } from "@/components/slo/what-if-panel";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import { auditListHref, parseAuditListQuery } from "@/lib/audit/list-query";
import { TIER_TEXTS } from "@/lib/policy/tiers";
import { whatIf } from "@/lib/slo/what-if";
import { makeMeasureToken } from "../../../../slos/actions";
import type { SloView } from "./slo-view";

/** Other targets to try out, and what history suggests. */
export function WhatIf({ slo, index, detail, advice, archived, mayManage, href }: SloView) {
  const { objective, evaluation } = detail;
  const input = {
    objective,
    window: evaluation.window,
    tally: detail.tally,
    units: detail.units,
    firstMinute: slo.firstMinute,
    alerting: slo.alerting,
  };
  return (
    <Card title="What if the target changed?" id="what-if">
      <WhatIfPanel
        key={index}
        input={input}
        historyHref={`${href}/history`}
        current={whatIf({ ...input, history: null }, objective.targetPpm)}
        unitsWord={unitsWord(slo.sli, objective.budgeting)}
        advice={advice}
        editHref={mayManage && !archived ? `${href}/edit?objective=${index + 1}` : null}
      />
    </Card>
  );
}

/** How to push counts; first on the page while there are none. */
export function SendMeasurements({ slo, detail, archived, mayManage, origin }: SloView) {
  if (slo.source.type !== "push" || archived) return null;
  // Moved by its order alone: rebuilt with the first measurement, it would lose the token that it
  // was given.
  return (
    <div className={slo.firstMinute === null ? "order-first min-w-0" : "min-w-0"}>
      <Card title="Send measurements">
        <PushCommand
          url={origin}
          service={slo.service.slug}
          slo={slo.slug}
          sli={slo.sli}
          targetPpm={detail.objective.targetPpm}
          makeToken={mayManage ? makeMeasureToken : null}
        />
      </Card>
    </div>
  );
}

/** The SLO as YAML; managers find its history in the audit log. */
export function Definition({ slo, yaml, mayManage }: SloView) {
  const thing = `slo:${slo.service.slug}/${slo.slug}`;
  const history = mayManage ? (
    <Link
      href={auditListHref(parseAuditListQuery({ thing }), {})}
      className="text-muted hover:text-ink hover:underline"
    >
      History
    </Link>
  ) : undefined;
  return (
    <Card title="Definition" note="as YAML" actions={history}>
      <CodeBlock label={`${slo.service.slug}.yaml`} code={yaml} />
    </Card>
  );
}

/** What the budget's status asks for. */
export function Policy({ detail, archived }: SloView) {
  const { tier } = detail.evaluation.budget;
  if (archived || !tier) return null;
  return (
    <Card title="Policy">
      <p className="text-sm">
        <span className="font-medium">{TIER_TEXTS[tier].title}.</span>{" "}
        <span className="text-muted">{TIER_TEXTS[tier].consequence}</span>
      </p>
    </Card>
  );
}
