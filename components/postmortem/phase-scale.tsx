import { formatDuration } from "@/lib/formats/duration";
import { percentFigure } from "@/lib/formats/percent";
import { PHASE_WORDS, phaseWord, type Phase, type PhaseName } from "@/lib/postmortem/phases";
import { cx } from "../ui/class-names";
import { Figure } from "../ui/figure";

const FILLS: Record<PhaseName, string> = {
  detect: "bg-ink",
  respond: "bg-ink/65",
  mitigate: "bg-ink/40",
  resolve: "bg-ink/20",
};

const fillOf = ({ names }: Phase): string => FILLS[names.at(-1) ?? "resolve"];

/** Where the time went, drawn to time: the same in words for those who do not see the bar. */
export function PhaseScale({ phases }: { phases: Phase[] }) {
  const whole = phases.reduce((sum, { start, end }) => sum + end - start, 0);
  if (whole === 0) return null;
  return (
    <figure className="phase-scale grid gap-2.5">
      <figcaption className="text-sm text-muted">Where the time went</figcaption>
      <div aria-hidden="true" className="flex h-3 gap-px overflow-hidden rounded-xs">
        {phases.map((phase) => (
          <span
            key={phase.start}
            className={cx("min-w-[3px]", fillOf(phase))}
            style={{ flex: `${phase.end - phase.start} 0 0` }}
          />
        ))}
      </div>
      <ol className="flex flex-wrap gap-x-6 gap-y-1.5 text-sm">
        {phases.map((phase) => (
          <li
            key={phase.start}
            className="flex items-center gap-2"
            title={`${phaseWord(phase)}: ${phase.names.map((name) => PHASE_WORDS[name].means).join(", ")}`}
          >
            <span
              aria-hidden="true"
              className={cx("size-2.5 shrink-0 rounded-[2px]", fillOf(phase))}
            />
            <span className="first-letter:uppercase">{phaseWord(phase)}</span>
            <Figure>{formatDuration(phase.end - phase.start)}</Figure>
            <span className="figure text-xs text-faint">
              {percentFigure((phase.end - phase.start) / whole, 0)}%
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
