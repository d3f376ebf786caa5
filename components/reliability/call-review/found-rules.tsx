import type { RuleResult } from "@/lib/reliability/call-review/call-review";
import { contradictedClaim } from "@/lib/reliability/findings/claims";
import type { DependencySettings } from "@/lib/reliability/registry/schema";

type Props = { found: readonly RuleResult[]; settings: DependencySettings };

/** What each rule found, where, and what the registry says against it. */
export function FoundRules({ found, settings }: Props) {
  if (found.length === 0) return null;
  return (
    <ul className="divide-y divide-line rounded-sm border border-line">
      {found.map((result) => (
        <FoundRule
          key={result.rule}
          result={result}
          claim={contradictedClaim(result.rule, settings)}
        />
      ))}
    </ul>
  );
}

function FoundRule({ result, claim }: { result: RuleResult; claim: string | null }) {
  const { rule, total, places } = result;
  return (
    <li className="grid min-w-0 gap-1 px-3 py-2.5">
      <p className="wrap-anywhere">
        <span className="figure mr-2 text-xs text-muted">{rule}</span>
        <bdi>{places[0]?.message}</bdi>
      </p>
      <ul className="figure text-xs text-muted">
        {places.map(({ path, line }, index) => (
          <li key={index} className="wrap-anywhere">
            <bdi>
              {path}:{line}
            </bdi>
          </li>
        ))}
        {total > places.length && <li>and {total - places.length} more</li>}
      </ul>
      {claim !== null && <p className="text-warning">The registry says {claim}.</p>}
    </li>
  );
}
