import type { Entry, EntryKind } from "@/lib/incident/entry";
import {
  KEY_TIMES,
  KEY_TIME_WORDS,
  timeOf,
  type IncidentTimes,
  type KeyTime,
} from "@/lib/incident/times";
import { entryWords } from "./entry-words";

/**
 * How a line of the timeline is shown: by itself, together with its neighbours behind a fold, or
 * not at all.
 */
export const ENTRY_VIEWS = ["shown", "folded", "hidden"] as const;
export type EntryView = (typeof ENTRY_VIEWS)[number];

export type IncidentEntry = Entry & { text: string; author: string; starred: boolean };
/** `text` null: the entry's own. */
export type Curation = { entryId: number; view: EntryView; text: string | null };
type AddedLine = { id: number; at: number; text: string };

export type Line =
  | { kind: "mark"; key: string; at: number; mark: KeyTime; text: string }
  | {
      kind: "entry";
      key: string;
      at: number;
      entryId: number;
      entryKind: EntryKind;
      text: string;
      author: string;
      starred: boolean;
      view: EntryView;
      reworded: boolean;
      curated: boolean;
    }
  | { kind: "added"; key: string; at: number; id: number; text: string };

type Parts = {
  times: IncidentTimes | null;
  entries: readonly IncidentEntry[];
  curated: readonly Curation[];
  added: readonly AddedLine[];
};

/**
 * What people wrote or decided is shown; what came by itself, and who did what, is folded unless
 * someone starred it.
 */
const viewByDefault = ({ data, starred }: IncidentEntry): EntryView => {
  if (starred) return "shown";
  return data.kind === "alert" ||
    data.kind === "role" ||
    data.kind === "services" ||
    data.kind === "related"
    ? "folded"
    : "shown";
};

/**
 * Marks come before what happened at the same instant, the incident's entries in the order of
 * writing, added lines last.
 */
const KIND_ORDER = { mark: 0, entry: 1, added: 2 } as const satisfies Record<Line["kind"], number>;
const placeWithin = (line: Line): number =>
  line.kind === "mark"
    ? KEY_TIMES.indexOf(line.mark)
    : line.kind === "entry"
      ? line.entryId
      : line.id;
const byTime = (a: Line, b: Line): number =>
  a.at - b.at || KIND_ORDER[a.kind] - KIND_ORDER[b.kind] || placeWithin(a) - placeWithin(b);

/**
 * Everything that a postmortem's timeline can show, hidden lines included, in the order of time.
 */
export function curatedTimeline({ times, entries, curated, added }: Parts): Line[] {
  const choices = new Map(curated.map((choice) => [choice.entryId, choice]));
  const marks =
    times === null
      ? []
      : KEY_TIMES.flatMap((mark): Line[] => {
          const at = timeOf(times, mark);
          return at === null
            ? []
            : [{ kind: "mark", key: mark, at, mark, text: KEY_TIME_WORDS[mark] }];
        });
  const lines = entries.map((entry): Line => {
    const choice = choices.get(entry.id);
    const own = choice?.text ?? null;
    return {
      kind: "entry",
      key: `entry-${entry.id}`,
      at: entry.at,
      entryId: entry.id,
      entryKind: entry.data.kind,
      author: entry.author,
      starred: entry.starred,
      text: own ?? entryWords(entry),
      view: choice?.view ?? viewByDefault(entry),
      reworded: own !== null,
      curated: choice !== undefined,
    };
  });
  return [
    ...marks,
    ...lines,
    ...added.map(({ id, at, text }): Line => ({ kind: "added", key: `added-${id}`, at, id, text })),
  ].sort(byTime);
}

/** What readers see: single lines, and runs of folded ones as one. */
export type Shown = { kind: "line"; line: Line } | { kind: "fold"; lines: Line[] };

const viewOf = (line: Line): EntryView => (line.kind === "entry" ? line.view : "shown");

export function shownTimeline(lines: readonly Line[]): Shown[] {
  const shown: Shown[] = [];
  for (const line of lines) {
    const view = viewOf(line);
    const last = shown.at(-1);
    if (view === "hidden") continue;
    if (view === "shown") shown.push({ kind: "line", line });
    else if (last?.kind === "fold") last.lines.push(line);
    else shown.push({ kind: "fold", lines: [line] });
  }
  return shown;
}
