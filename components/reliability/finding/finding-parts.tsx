import type { ReactNode } from "react";
import type { FINDING_CATALOGUE } from "@/lib/reliability/findings/catalogue";
import type { Finding } from "@/lib/reliability/findings/finding";
import type { Wording } from "@/lib/reliability/findings/wording";
import { fieldWords, subjectOf } from "@/lib/reliability/recommend/field-words";
import { Card } from "../../ui/card";
import { Link } from "../../ui/link";
import { Said, type ServiceNames } from "../said";

type Rule = (typeof FINDING_CATALOGUE)[number];

/** The numbers of this finding, and the rule that they were put into. */
export function FindingFormula({
  formula,
  names,
  rule,
}: {
  formula: Wording;
  names: ServiceNames;
  rule: Rule;
}) {
  return (
    <Card title="The numbers">
      <p className="figure text-sm wrap-anywhere">
        <Said wording={formula} names={names} />
      </p>
      <details className="mt-3 text-sm">
        <summary className="cursor-pointer text-muted">How it is calculated</summary>
        <p className="figure mt-2 text-xs wrap-anywhere">{rule.formula}</p>
        <p className="mt-2 text-muted wrap-anywhere">Example: {rule.example}</p>
      </details>
    </Card>
  );
}

type Gap = { ref: string; subject: Wording };
type Reasons = Pick<Finding, "change" | "why" | "tradeoff" | "verify">;
type ReasonsProps = {
  about: Reasons;
  missing: Finding["missing"];
  gaps: readonly Gap[];
  names: ServiceNames;
};

/** What to do and why. `gaps`: what says how to find out what is missing. */
export function FindingReasons({ about, missing, gaps, names }: ReasonsProps) {
  return (
    <Card title="What to do">
      <dl className="grid gap-3 text-sm wrap-anywhere">
        <Reason term="Change">
          <Said wording={about.change} names={names} />
        </Reason>
        <Reason term="Why">{about.why}</Reason>
        <Reason term="Trade-off">{about.tradeoff}</Reason>
        <Reason term="How to verify">{about.verify}</Reason>
        {missing.length > 0 && (
          <Reason term="Uncertain without">
            <ul>
              {missing.map(({ service, dependency, calleeKind, field }) => (
                <li key={`${service}/${dependency}/${field}`}>
                  {fieldWords(field)} of{" "}
                  <Said wording={subjectOf({ service, dependency, calleeKind })} names={names} />
                </li>
              ))}
            </ul>
            {gaps.map(({ ref, subject }) => (
              <Link
                key={ref}
                href={`/reliability/findings/${ref}`}
                className="mt-1 block underline underline-offset-2"
              >
                How to fill the gap: <Said wording={subject} names={names} linked={false} />
              </Link>
            ))}
          </Reason>
        )}
      </dl>
    </Card>
  );
}

const Reason = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt className="text-muted">{term}</dt>
    <dd>{children}</dd>
  </div>
);
