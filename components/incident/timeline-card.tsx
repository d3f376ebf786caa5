import { remembered } from "@/components/markup/remembered";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { Figure } from "@/components/ui/figure";
import { FilterLinks } from "@/components/ui/filter-links";
import { Instant } from "@/components/ui/instant";
import { MarkdownHtml, type ReadText } from "@/components/ui/markdown-html";
import { ZoneToggle } from "@/components/ui/zone-toggle";
import { formatDuration } from "@/lib/formats/duration";
import type { EntryData, EntryKind } from "@/lib/incident/entry";
import { entryWords } from "@/lib/incident/entry-words";
import { SHOWN, SHOWN_WORDS, type Shown } from "@/lib/incident/shown";
import type { TimelineRow } from "@/lib/incident/timeline";
import { KEY_TIME_WORDS, type KeyTime } from "@/lib/incident/times";
import { EntryTools } from "./entry-tools";
import type { IncidentActions } from "./incident-actions";
import { NoteForm } from "./note-form";
import { StarForms } from "./star-forms";

export type EntryView = {
  id: number;
  at: number;
  data: EntryData;
  text: string;
  /** The text as HTML. */
  html: ReadText;
  author: string;
  starred: boolean;
  version: number;
  mayReword: boolean;
  versions: { at: number; text: string; replacedBy: string; replacedAt: number }[];
};

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
const DOTS: Record<EntryKind, string> = {
  alert: "bg-critical",
  update: "bg-healthy",
  note: "bg-accent",
  declared: "bg-faint",
  status: "bg-faint",
  severity: "bg-faint",
  role: "bg-faint",
  services: "bg-faint",
  related: "bg-faint",
  duplicate: "bg-faint",
};

function Time({ at, dated, className }: { at: number; dated: boolean; className?: string }) {
  return (
    <span className={cx("figure text-sm text-faint", className)}>
      {dated && <Instant at={at} style="day" className="block text-xs" />}
      <Instant at={at} style="time" />
    </span>
  );
}

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
          <Time at={row.at} dated={dated} className="text-current" />
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
      return <EntryRow number={number} entry={row.entry} dated={dated} actions={actions} />;
    default:
      return row satisfies never;
  }
}

const EntryRow = remembered(function EntryRow({
  number,
  entry,
  dated,
  actions,
}: {
  number: number;
  entry: EntryView;
  dated: boolean;
  actions: IncidentActions | null;
}) {
  const { id, at, data, text, html, author } = entry;
  const written = data.kind === "note" || data.kind === "alert" || data.kind === "update";
  return (
    <li
      id={`entry-${id}`}
      className="group/entry grid grid-cols-[3.5rem_0.5rem_minmax(0,1fr)_auto] items-start gap-x-2 rounded-xs py-1.5 target:bg-accent-soft"
    >
      <Time at={at} dated={dated} />
      <span aria-hidden="true" className={cx("mt-[0.45em] size-2 rounded-full", DOTS[data.kind])} />
      <div className="min-w-0 text-sm wrap-anywhere">
        <p>
          {entry.starred && (
            <span title="Starred for the postmortem" className="mr-1 text-warning">
              ★<span className="sr-only">Starred</span>
            </span>
          )}
          <span className="font-medium">
            <bdi>{author}</bdi>
          </span>{" "}
          <span className="text-muted" dir="auto">
            {data.kind === "note" ? "" : entryWords(data)}
          </span>
        </p>
        {text !== "" && (
          <MarkdownHtml
            text={text}
            html={html}
            className={written ? "text-sm" : "text-sm text-muted"}
          />
        )}
        {entry.versions.length > 0 && (
          <details className="text-xs text-faint">
            <summary className="w-fit cursor-pointer rounded-xs">edited</summary>
            <ol className="mt-1 grid gap-1 text-muted">
              {entry.versions.map((version) => (
                <li key={version.replacedAt} className="wrap-anywhere">
                  <Instant at={version.at} />: <bdi>{version.text || "(no text)"}</bdi>{" "}
                  <span className="text-faint">
                    changed by <bdi>{version.replacedBy}</bdi>, <Instant at={version.replacedAt} />
                  </span>
                </li>
              ))}
            </ol>
          </details>
        )}
      </div>
      {actions && <EntryTools number={number} entry={entry} actions={actions} />}
    </li>
  );
});
