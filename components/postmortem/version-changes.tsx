import type { DiffLine } from "@/lib/postmortem/line-diff";
import { plural } from "@/lib/formats/count";
import { cx } from "../ui/class-names";

const LOOKS: Record<DiffLine["kind"], { sign: string; style: string; word: string }> = {
  same: { sign: " ", style: "text-muted", word: "" },
  added: { sign: "+", style: "bg-healthy-soft text-healthy", word: "added: " },
  removed: { sign: "−", style: "bg-exhausted-soft text-exhausted", word: "removed: " },
};

/** What became of one field, line by line. */
export function VersionChanges({
  field,
  diff,
  left,
}: {
  field: string;
  diff: DiffLine[];
  left: number;
}) {
  return (
    <div className="grid gap-1.5">
      <h3 className="text-sm font-medium">{field}</h3>
      <div className="overflow-hidden rounded-sm border border-line text-sm">
        {diff.map(({ kind, text }, index) => (
          <p
            key={index}
            className={cx(
              "grid grid-cols-[1.25rem_minmax(0,1fr)] px-2 py-0.5 wrap-anywhere whitespace-pre-wrap",
              LOOKS[kind].style,
            )}
          >
            <span aria-hidden="true" className="figure">
              {LOOKS[kind].sign}
            </span>
            <span>
              <span className="sr-only">{LOOKS[kind].word}</span>
              <bdi>{text}</bdi>
            </span>
          </p>
        ))}
        {left > 0 && (
          <p className="px-2 py-0.5 text-muted">
            {plural(left, "more line")}. Open the version to read all of it.
          </p>
        )}
      </div>
    </div>
  );
}
