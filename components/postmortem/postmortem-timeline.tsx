import type { Line, Shown } from "@/lib/postmortem/timeline";
import { cx } from "../ui/class-names";
import { Instant } from "../ui/instant";
import { Markdown } from "../ui/markdown";

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** The curated timeline as readers see it. */
export function PostmortemTimeline({ shown }: { shown: Shown[] }) {
  const days = shown.map((part) => dayOf(part.kind === "line" ? part.line.at : (part.lines[0]?.at ?? 0)));
  return (
    <ol className="timeline grid">
      {shown.map((part, index) => {
        const newDay = index === 0 || days[index] !== days[index - 1];
        return part.kind === "line" ? <LineItem key={part.line.key} line={part.line} newDay={newDay} /> : <FoldItem key={part.lines[0]?.key} lines={part.lines} newDay={newDay} />;
      })}
    </ol>
  );
}

const ROW = "grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 border-l border-line py-1.5 pl-4";

function LineItem({ line, newDay }: { line: Line; newDay: boolean }) {
  const mark = line.kind === "mark";
  return (
    <li className={cx(ROW, "relative")}>
      <span aria-hidden="true" className={cx("absolute top-[0.8rem] -left-[4.5px] size-2 rounded-full", mark ? "bg-ink" : "border border-control bg-canvas")} />
      <When at={line.at} newDay={newDay} />
      {mark ? <strong className="font-semibold">{line.text}</strong> : (
        <div className="flex gap-2">
          {line.kind === "entry" && line.starred && <span role="img" aria-label="Starred" className="text-warning">★</span>}
          <Markdown text={line.text} headingLevel={4} className="min-w-0 flex-1" />
        </div>
      )}
    </li>
  );
}

function FoldItem({ lines, newDay }: { lines: Line[]; newDay: boolean }) {
  const [first] = lines;
  if (!first) return null;
  return (
    <li className={ROW}>
      <When at={first.at} newDay={newDay} />
      <details className="min-w-0">
        <summary className="w-fit rounded-xs text-sm text-muted hover:text-ink">{foldWords(lines)}</summary>
        <ol className="mt-1 grid gap-1 text-sm text-muted">
          {lines.map((line) => <li key={line.key} className="flex gap-3"><Instant at={line.at} style="time" className="figure text-faint" /><Markdown text={line.text} headingLevel={4} className="min-w-0 flex-1" /></li>)}
        </ol>
      </details>
    </li>
  );
}

function foldWords(lines: Line[]): string {
  const alerts = lines.filter((line) => line.kind === "entry" && line.entryKind === "alert").length;
  const others = lines.length - alerts;
  const words = [alerts > 0 ? `${alerts} ${alerts === 1 ? "alert" : "alerts"}` : "", others > 0 ? `${others} ${others === 1 ? "other entry" : "other entries"}` : ""];
  return words.filter(Boolean).join(", ");
}

function When({ at, newDay }: { at: number; newDay: boolean }) {
  return (
    <span className="figure text-sm text-muted">
      {newDay && <Instant at={at} style="day" className="block text-xs text-faint" />}
      <Instant at={at} style="time" />
    </span>
  );
}
