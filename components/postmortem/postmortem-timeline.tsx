import type { Line, Shown } from "@/lib/postmortem/timeline";
import { cx } from "../ui/class-names";
import { Instant } from "../ui/instant";
import { PageMarkdown } from "../ui/page-markdown";
import { NewDay } from "./new-day";

const beginOf = (part: Shown): number =>
  part.kind === "line" ? part.line.at : (part.lines[0]?.at ?? 0);

/** The curated timeline as readers see it. */
export function PostmortemTimeline({ shown }: { shown: Shown[] }) {
  return (
    <ol className="timeline grid">
      {shown.map((part, index) => {
        const last = shown[index - 1];
        const before = last ? beginOf(last) : null;
        return part.kind === "line" ? (
          <LineItem key={part.line.key} line={part.line} before={before} />
        ) : (
          <FoldItem key={part.lines[0]?.key} lines={part.lines} before={before} />
        );
      })}
    </ol>
  );
}

const ROW = "grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 border-l border-line py-1.5 pl-4";

function LineItem({ line, before }: { line: Line; before: number | null }) {
  const mark = line.kind === "mark";
  return (
    <li className={cx(ROW, "relative")}>
      <span
        aria-hidden="true"
        className={cx(
          "absolute top-[0.8rem] -left-[4.5px] size-2 rounded-full",
          mark ? "bg-ink" : "border border-control bg-canvas",
        )}
      />
      <When at={line.at} before={before} />
      {mark ? (
        <strong className="font-semibold">{line.text}</strong>
      ) : (
        <div className="flex gap-2">
          {line.kind === "entry" && line.starred && (
            <span role="img" aria-label="Starred" className="text-warning">
              ★
            </span>
          )}
          <PageMarkdown text={line.text} headingLevel={4} className="min-w-0 flex-1" />
        </div>
      )}
    </li>
  );
}

function FoldItem({ lines, before }: { lines: Line[]; before: number | null }) {
  const [first] = lines;
  if (!first) return null;
  return (
    <li className={ROW}>
      <When at={first.at} before={before} />
      <details className="min-w-0">
        <summary className="w-fit rounded-xs text-sm text-muted hover:text-ink">
          {foldWords(lines)}
        </summary>
        <ol className="mt-1 grid gap-1 text-sm text-muted">
          {lines.map((line) => (
            <li key={line.key} className="flex gap-3">
              <Instant at={line.at} style="time" className="figure text-faint" />
              <PageMarkdown text={line.text} headingLevel={4} className="min-w-0 flex-1" />
            </li>
          ))}
        </ol>
      </details>
    </li>
  );
}

function foldWords(lines: Line[]): string {
  const alerts = lines.filter((line) => line.kind === "entry" && line.entryKind === "alert").length;
  const others = lines.length - alerts;
  const words = [
    alerts > 0 ? `${alerts} ${alerts === 1 ? "alert" : "alerts"}` : "",
    others > 0 ? `${others} ${others === 1 ? "other entry" : "other entries"}` : "",
  ];
  return words.filter(Boolean).join(", ");
}

function When({ at, before }: { at: number; before: number | null }) {
  return (
    <span className="figure text-sm text-muted">
      <NewDay at={at} before={before} />
      <Instant at={at} style="time" />
    </span>
  );
}
