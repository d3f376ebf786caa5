import { remembered } from "@/components/markup/remembered";
import { cx } from "@/components/ui/class-names";
import { Instant } from "@/components/ui/instant";
import { MarkdownHtml, type ReadText } from "@/components/ui/markdown-html";
import type { EntryData, EntryKind } from "@/lib/incident/entry";
import { entryWords } from "@/lib/incident/entry-words";
import { EntryTools } from "./entry-tools";
import { EntryTime } from "./entry-time";
import type { IncidentActions } from "./incident-actions";

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

/** A line of the timeline, with what can be done with it. */
export const TimelineEntry = remembered(function TimelineEntry({
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
      <EntryTime at={at} dated={dated} />
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
