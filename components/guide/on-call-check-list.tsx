import { Badge } from "@/components/ui/badge";
import type { OnCallCheck } from "@/lib/guide/on-call-checks";

/** Whether a page at night would reach someone, before there is anything to page for. */
export const OnCallCheckList = ({ checks }: { checks: readonly OnCallCheck[] }) => (
  <ul className="grid gap-3 text-sm">
    {checks.map(({ passed, text, why }) => (
      <li key={why} className="grid gap-0.5">
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone={passed ? "healthy" : "warning"}>{passed ? "Ready" : "Missing"}</Badge>
          {text}
        </span>
        {!passed && <span className="text-muted">{why}</span>}
      </li>
    ))}
  </ul>
);
