import type { Warning } from "@/lib/on-call/warnings";
import { formatDuration } from "@/lib/formats/duration";
import { plural } from "@/lib/formats/count";
import { Instant } from "../ui/instant";
import { PersonName, type Names } from "./person-name";

const MOST_GAPS = 5;

/** What may surprise somebody at night; none of it keeps a schedule from being saved. */
export function WarningList({ warnings, names }: { warnings: readonly Warning[]; names: Names }) {
  const gaps = warnings.filter(({ kind }) => kind === "gap");
  const shown = [...gaps.slice(0, MOST_GAPS), ...warnings.filter(({ kind }) => kind !== "gap")];
  if (shown.length === 0)
    return <p className="text-sm text-muted">No gaps, and everyone can be reached, for 8 weeks.</p>;
  return (
    <ul className="grid gap-2 text-sm">
      {shown.map((warning, index) => (
        <li key={index} className="grid grid-cols-[auto_minmax(0,1fr)] gap-2">
          <span aria-hidden="true" className={TONES[warning.kind]}>
            {SHAPES[warning.kind]}
          </span>
          <span className="wrap-anywhere">
            <WarningText warning={warning} names={names} />
          </span>
        </li>
      ))}
      {gaps.length > MOST_GAPS && (
        <li className="text-muted">and {plural(gaps.length - MOST_GAPS, "more gap")}</li>
      )}
    </ul>
  );
}

const SHAPES: Record<Warning["kind"], string> = {
  gap: "■",
  "empty-layer": "▲",
  unreachable: "◆",
  "one-person": "▲",
  "night-handoff": "▲",
};
const TONES: Record<Warning["kind"], string> = {
  gap: "text-exhausted",
  "empty-layer": "text-warning",
  unreachable: "text-critical",
  "one-person": "text-warning",
  "night-handoff": "text-warning",
};

function WarningText({ warning, names }: { warning: Warning; names: Names }) {
  switch (warning.kind) {
    case "gap":
      return (
        <>
          Nobody is on call for {formatDuration(warning.end - warning.start)} from{" "}
          <Instant at={warning.start} className="figure" />.
        </>
      );
    case "empty-layer":
      return (
        <>
          The layer “<bdi>{warning.layer}</bdi>” has no people.
        </>
      );
    case "one-person":
      return (
        <>
          <PersonName names={names} person={warning.person} /> is alone in the layer “
          <bdi>{warning.layer}</bdi>”: there is no one to hand over to.
        </>
      );
    case "unreachable":
      return (
        <>
          <PersonName names={names} person={warning.person} /> {warning.why}: nothing reaches them.
        </>
      );
    case "night-handoff":
      return (
        <>
          <PersonName names={names} person={warning.person} /> takes over at night, first on{" "}
          <Instant at={warning.at} className="figure" />.
        </>
      );
    default:
      return warning satisfies never;
  }
}
