import { Badge, type Tone } from "@/components/ui/badge";
import type { Severity } from "@/lib/reliability/assessment/severity";

const LOOKS: Record<Severity, { tone: Tone; shape: string }> = {
  error: { tone: "exhausted", shape: "M1 1h8v8H1z" },
  warning: { tone: "warning", shape: "M5 1 9.5 9h-9z" },
  hint: { tone: "neutral", shape: "M5 1a4 4 0 1 1 0 8 4 4 0 0 1 0-8z" },
};

/** How bad a finding is, by word, shape and color. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { tone, shape } = LOOKS[severity];
  return (
    <Badge tone={tone}>
      <svg aria-hidden="true" width="8" height="8" viewBox="0 0 10 10" fill="currentColor">
        <path d={shape} />
      </svg>
      {severity}
    </Badge>
  );
}
