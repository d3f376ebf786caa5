import { Instant } from "@/components/ui/instant";
import { Link } from "@/components/ui/link";
import { BurnRateTable } from "@/components/slo/burn-rate-table";
import type { AlertFacts } from "@/lib/alert/facts";
import { preventionWords } from "@/lib/alert/prevention";
import { decidingRule, reasonWords } from "@/lib/alert/reason";
import type { Trouble } from "@/lib/alert/trouble";
import { troubleRemedy } from "@/lib/alert/trouble-words";
import type { Severity } from "@/lib/alerting/policy";

type Props = { facts: AlertFacts; severity: Severity };

/** Why it fired, in words with the numbers, and what would have kept it quiet. */
export function AlertReason({ facts, severity }: Props) {
  const rule = facts.kind === "burn-rate" ? decidingRule(facts.rules, severity) : null;
  const prevention =
    rule && facts.kind === "burn-rate" ? preventionWords(rule, facts.targetPpm) : null;
  return (
    <div className="grid gap-2 px-4 pb-4 text-sm wrap-anywhere">
      <p dir="auto">{reasonWords(facts, severity)}</p>
      {facts.kind === "no-data" && facts.lastDataAt !== null && (
        <p className="text-muted">
          The last data is of <Instant at={facts.lastDataAt} />.
        </p>
      )}
      {facts.kind === "budget" && facts.exhaustedAt !== null && facts.tier !== "exhausted" && (
        <p className="text-muted">
          Nothing is left from <Instant at={facts.exhaustedAt} /> on at that rate.
        </p>
      )}
      {facts.kind === "burnline" && <Remedy trouble={facts.trouble} />}
      {prevention !== null && (
        <p className="text-muted">
          <span className="font-medium text-ink">What would have prevented it.</span> {prevention}
        </p>
      )}
    </div>
  );
}

/** What to do about it, and where. */
function Remedy({ trouble }: { trouble: Trouble }) {
  const { text, link } = troubleRemedy(trouble);
  return (
    <>
      {trouble.kind === "outbox" && (
        <p className="text-muted">
          The first was due at <Instant at={trouble.since} />.
        </p>
      )}
      {trouble.kind === "skipped" && (
        <p className="text-muted">
          Evaluation went on from <Instant at={trouble.until} />.
        </p>
      )}
      <p className="text-muted">
        <span className="font-medium text-ink">What to do.</span> {text}{" "}
        <Link href={link.href} className="underline">
          {link.text}
        </Link>
      </p>
    </>
  );
}

/** The burn rates of all rules when it fired. */
export const FiredRules = ({ facts }: { facts: AlertFacts }) =>
  facts.kind === "burn-rate" ? (
    <div className="border-t border-line">
      <BurnRateTable
        rules={facts.rules}
        note={null}
        caption="Burn rates when it fired, against the factors"
        when="Then"
      />
    </div>
  ) : null;
