import { derive, type Derived, type MarkValue } from "@/lib/incident/derive";
import type { Entry } from "@/lib/incident/entry";
import type { Mark, MarkSource } from "@/lib/incident/times";

/** A value that a time was given, as it is stored. */
export type StoredMark = {
  id: number;
  mark: Mark;
  at: Date | null;
  source: MarkSource;
  setAt: Date;
};
type Timeline = {
  entries: readonly (Pick<Entry, "id" | "data"> & { at: Date })[];
  marks: readonly StoredMark[];
};

export const markValues = (marks: readonly StoredMark[]): MarkValue[] =>
  marks.flatMap(({ id, mark, at, source, setAt }) =>
    mark === "resolved"
      ? []
      : [{ id, mark, at: at?.getTime() ?? null, source, setAt: setAt.getTime() }],
  );

/** What follows from a timeline that has been read. */
export const derivedFrom = ({ entries, marks }: Timeline): Derived =>
  derive(
    entries.map(({ id, at, data }) => ({ id, at: at.getTime(), data })),
    markValues(marks),
  );
