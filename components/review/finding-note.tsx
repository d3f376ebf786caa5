import { type Finding } from "@/lib/review/finding";
import { CodeBlock } from "../ui/code-block";
import { SeverityMark } from "../reliability/severity-mark";

/** What was found on a line, why it matters, and its fix where that is mechanical. */
export function FindingNote({ finding }: { finding: Finding }) {
  const { rule, severity, confidence, message, why, fix } = finding;
  return (
    <div className="my-1.5 grid min-w-0 gap-1.5 rounded-sm border border-line bg-surface px-3 py-2.5 font-sans text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <SeverityMark severity={severity} />
        <span className="figure text-xs text-muted">{rule}</span>
        <span className="text-xs text-muted">{confidence} confidence</span>
      </p>
      <p className="font-medium wrap-anywhere">{message}</p>
      <p className="text-muted wrap-anywhere">{why}</p>
      {fix !== null && <CodeBlock code={fix} label={`Fix for line ${finding.line}`} />}
    </div>
  );
}
