import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { Figure } from "@/components/ui/figure";
import { FilterLinks } from "@/components/ui/filter-links";
import { ZoneToggle } from "@/components/ui/zone-toggle";
import { formatDuration } from "@/lib/formats/duration";
import { SHOWN, SHOWN_WORDS, type Shown } from "@/lib/incident/shown";
import type { TimelineRow } from "@/lib/incident/timeline";
import { KEY_TIME_WORDS, type KeyTime } from "@/lib/incident/times";
import { EntryTime } from "./entry-time";
import type { IncidentActions } from "./incident-actions";
import { NoteForm } from "./note-form";
import { StarForms } from "./star-forms";
import { TimelineEntry, type EntryView } from "./timeline-entry";

type Props = {
  number: number;
  rows: TimelineRow<EntryView>[];
  shown: Shown;
  /** Where it shows that. */
  hrefOf: (shown: Shown) => string;
  open: boolean;
  actions: IncidentActions | null;
};

/** What happened and when, the oldest first, with the incident's times as lines across it. */
export function TimelineCard({ number, rows, shown, hrefOf, open, actions }: Props) {
  const days = new Set(rows.map(({ at }) => Math.floor(at / 86_400_000)));
  // What is newest of an open incident is in sight at once: a box that runs backwards begins at its
  // end.
  const scroll = cx(
    "flex lg:max-h-[calc(100dvh-22rem)] lg:overflow-y-auto print:max-h-none",
    open ? "flex-col-reverse" : "flex-col",
  );
  return (
    <Card
      id="timeline"
      title={
        <span className="flex items-baseline gap-2">
          Timeline <ZoneToggle />
        </span>
      }
      flush
      actions={
        <FilterLinks
          label="What the timeline shows"
          links={SHOWN.map((name) => ({
            href: hrefOf(name),
            label: SHOWN_WORDS[name],
            current: name === shown,
          }))}
        />
      }
    >
      <div role="region" aria-label="Entries of the timeline" tabIndex={0} className={scroll}>
        <ol className="grid gap-0.5 px-4 pb-3" aria-label="Timeline">
          {rows.map((row) => (
            <Row
              key={keyOf(row)}
              number={number}
              row={row}
              dated={days.size > 1}
              actions={actions}
            />
          ))}
        </ol>
      </div>
      {rows.every(({ kind }) => kind !== "entry") && (
        <p className="px-4 pb-4 text-sm text-muted">Nothing here yet.</p>
      )}
      {actions && <StarForms number={number} action={actions.star} />}
      {actions && <NoteForm number={number} shown={shown} action={actions.addEntry} />}
    </Card>
  );
}

const keyOf = (row: TimelineRow<EntryView>): string =>
  row.kind === "entry" ? `entry ${row.entry.id}` : row.kind === "mark" ? row.mark : `gap ${row.at}`;

const KEY_TIME_LOOKS: Record<KeyTime, string> = {
  started: "text-exhausted",
  detected: "text-warning",
  acknowledged: "text-accent",
  mitigated: "text-healthy",
  resolved: "text-healthy",
};
function Row({
  number,
  row,
  dated,
  actions,
}: {
  number: number;
  row: TimelineRow<EntryView>;
  dated: boolean;
  actions: IncidentActions | null;
}) {
  switch (row.kind) {
    case "gap":
      return (
        <li className="py-1 pl-16 text-xs text-faint">
          <Figure>{formatDuration(row.ms)}</Figure> without an entry
        </li>
      );
    case "mark":
      return (
        <li
          className={cx(
            "grid grid-cols-[3.5rem_minmax(0,1fr)] items-center gap-x-2 py-1",
            KEY_TIME_LOOKS[row.mark],
          )}
        >
          <EntryTime at={row.at} dated={dated} className="text-current" />
          <span className="flex items-center gap-3 text-sm">
            <span
              aria-hidden="true"
              className="flex-1 border-t border-dashed border-current opacity-60"
            />
            {KEY_TIME_WORDS[row.mark]}
            {row.mark !== "started" && row.sinceStartMs > 0 && (
              <span className="text-xs">
                +<Figure>{formatDuration(row.sinceStartMs)}</Figure>
              </span>
            )}
          </span>
        </li>
      );
    case "entry":
      return <TimelineEntry number={number} entry={row.entry} dated={dated} actions={actions} />;
    default:
      return row satisfies never;
  }
}
