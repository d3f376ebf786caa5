import type { Finding } from "@/lib/reliability/findings/finding";
import { Link } from "@/components/ui/link";
import { SeverityMark } from "./severity-mark";

/** Findings with their numbers, and what to do about each. */
export function FindingList({
  findings,
  named = false,
}: {
  findings: readonly Finding[];
  /** Whether they are about several services. */
  named?: boolean;
}) {
  return (
    <ul className="divide-y divide-line">
      {findings.map((finding) => (
        <li
          key={`${finding.id}/${finding.service}/${finding.dependency}`}
          className="grid gap-1 px-4 py-3 text-sm wrap-anywhere"
        >
          <p className="flex flex-wrap items-center gap-2">
            <SeverityMark severity={finding.severity} />
            <span className="figure text-xs text-muted">{finding.id}</span>
            {named && (
              <Link href={`/services/${finding.service}`} className="hover:underline">
                {finding.service}
              </Link>
            )}
          </p>
          <p>{finding.message}</p>
          <p>{finding.change}</p>
          <details className="text-muted">
            <summary className="cursor-pointer">Why, and how to verify</summary>
            <p className="mt-1 figure text-xs">{finding.formula}</p>
            <p className="mt-1">{finding.why}</p>
            <p className="mt-1">Trade-off: {finding.tradeoff}</p>
            <p className="mt-1">To verify: {finding.verify}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}
