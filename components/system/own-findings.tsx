import { plural } from "@/lib/formats/count";
import { listed } from "@/lib/formats/listed";
import { plain, type Wording } from "@/lib/reliability/findings/wording";
import { SEVERITIES, type Severity } from "@/lib/reliability/assessment/severity";

export type OwnFinding = {
  id: string;
  dependency: string | null;
  severity: Severity;
  message: Wording;
  change: Wording;
};

/** What a review of Burnline's own calls says, worst first. */
export function OwnFindings({ findings }: { findings: readonly OwnFinding[] }) {
  return (
    <details className="px-4 pb-4 text-sm">
      <summary className="cursor-pointer">{summaryOf(findings)}</summary>
      <ul className="mt-2 grid gap-2">
        {findings.map(({ id, dependency, message, change }) => (
          <li key={`${id}/${dependency}`}>
            {plain(message)} <span className="text-muted">{plain(change)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function summaryOf(findings: readonly OwnFinding[]): string {
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }));
  const found = counts
    .filter(({ severity, count }) => severity !== "hint" || count > 0)
    .map(({ severity, count }) => (count === 0 ? `no ${severity}` : plural(count, severity)));
  return `The review of these settings finds ${listed(found)}.`;
}
