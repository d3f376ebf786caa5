import { cx } from "@/components/ui/class-names";
import type { Outcome } from "@/lib/reliability/assessment/verdict";

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  passed: "Passed",
  failed: "Failed",
  "not-measured": "Not measured",
  "not-applicable": "Not applicable",
};

const COLOURS: Readonly<Record<Outcome, string>> = {
  passed: "text-healthy",
  failed: "text-critical",
  "not-measured": "text-muted",
  "not-applicable": "text-faint",
};

/** A check, a cross, a ring or a dash, so that the outcome is recognized without its colour. */
export function OutcomeMark({ outcome, label = true }: { outcome: Outcome; label?: boolean }) {
  return (
    <svg
      width={14}
      height={14}
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx("inline-block shrink-0 align-[-0.15em]", COLOURS[outcome])}
      {...(label ? { role: "img", "aria-label": OUTCOME_WORDS[outcome] } : { "aria-hidden": true })}
    >
      <Shape outcome={outcome} />
    </svg>
  );
}

function Shape({ outcome }: { outcome: Outcome }) {
  switch (outcome) {
    case "passed":
      return <path d="m2.5 7.5 3 3 6-7" />;
    case "failed":
      return <path d="m3 3 8 8M11 3l-8 8" />;
    case "not-measured":
      return <circle cx="7" cy="7" r="4.5" strokeDasharray="2 2.2" />;
    case "not-applicable":
      return <path d="M3 7h8" />;
    default:
      return outcome satisfies never;
  }
}
