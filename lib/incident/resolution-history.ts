import type { EntryData } from "./entry";
import type { KeyTimeSource, TimeValue } from "./times";

/** An entry with what it said before, the oldest first; instants in epoch milliseconds. */
type EntryChanges = {
  at: number;
  data: EntryData;
  source: KeyTimeSource;
  author: string;
  createdAt: number;
  versions: readonly { at: number; replacedBy: string; replacedAt: number }[];
};

/**
 * What the time of resolution was: each time of the entry that resolved the incident, with who
 * moved it there.
 */
export function resolutionHistory(
  entries: readonly EntryChanges[],
  resolvedAt: number | null,
): TimeValue[] {
  const entry = entries.findLast(
    ({ at, data }) => data.kind === "status" && data.to === "resolved" && at === resolvedAt,
  );
  if (!entry) return [];
  const instants = [...entry.versions.map(({ at }) => at), entry.at];
  const first: TimeValue = {
    mark: "resolved",
    at: instants[0] ?? entry.at,
    source: entry.source === "human" ? "transition" : entry.source,
    setBy: entry.author,
    setAt: entry.createdAt,
  };
  const moves = entry.versions.map(({ replacedBy, replacedAt }, index): TimeValue => ({
    mark: "resolved",
    at: instants[index + 1] ?? entry.at,
    source: "human",
    setBy: replacedBy,
    setAt: replacedAt,
  }));
  return [first, ...moves.filter(({ at }, index) => at !== instants[index])];
}
