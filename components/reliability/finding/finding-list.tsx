import type { Finding } from "@/lib/reliability/findings/finding";
import { Link } from "../../ui/link";
import { Said, type ServiceNames } from "../said";
import { SeverityMark } from "../severity-mark";

/** What is found of one call, with the numbers, and what to do about each. */
export function FindingList({
  findings,
  names,
  hrefOf,
}: {
  findings: readonly Finding[];
  names: ServiceNames;
  hrefOf: (finding: Finding) => string;
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
            <Link href={hrefOf(finding)} className="figure text-xs text-muted hover:underline">
              {finding.id}
            </Link>
          </p>
          <p>
            <Said wording={finding.message} names={names} />
          </p>
          <p>
            <Said wording={finding.change} names={names} />
          </p>
          <details className="text-muted">
            <summary className="cursor-pointer">Why, and how to verify</summary>
            <p className="mt-1 figure text-xs">
              <Said wording={finding.formula} names={names} />
            </p>
            <p className="mt-1">{finding.why}</p>
            <p className="mt-1">Trade-off: {finding.tradeoff}</p>
            <p className="mt-1">To verify: {finding.verify}</p>
          </details>
        </li>
      ))}
    </ul>
  );
}
