import { type Severity } from "@/lib/review/finding";
import { Badge, type Tone } from "../ui/badge";

const LOOKS: Record<Severity, { tone: Tone; word: string; shape: string }> = {
  error: { tone: "exhausted", word: "Error", shape: "M1 1h8v8H1z" },
  warning: { tone: "warning", word: "Warning", shape: "M5 1 9.5 9h-9z" },
  hint: { tone: "neutral", word: "Hint", shape: "M5 .8A4.2 4.2 0 1 1 5 9.2 4.2 4.2 0 0 1 5 .8z" },
};

/** A word, a shape and a color. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { tone, word, shape } = LOOKS[severity];
  return (
    <Badge tone={tone}>
      <svg aria-hidden="true" width="10" height="10" viewBox="0 0 10 10" fill="currentColor">
        <path d={shape} />
      </svg>
      {word}
    </Badge>
  );
}
