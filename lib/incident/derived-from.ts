import { derive, type Derived, type KeyTimeValue } from "@/lib/incident/derive";
import type { Entry } from "@/lib/incident/entry";
import type { KeyTime, KeyTimeSource } from "@/lib/incident/times";

/** A value that a time was given, as it is stored. */
export type StoredKeyTime = {
  id: number;
  mark: KeyTime;
  at: Date | null;
  source: KeyTimeSource;
  setAt: Date;
};
type Timeline = {
  entries: readonly (Pick<Entry, "id" | "data"> & { at: Date })[];
  marks: readonly StoredKeyTime[];
};

export const keyTimeValues = (marks: readonly StoredKeyTime[]): KeyTimeValue[] =>
  marks.flatMap(({ id, mark, at, source, setAt }) =>
    mark === "resolved"
      ? []
      : [{ id, mark, at: at?.getTime() ?? null, source, setAt: setAt.getTime() }],
  );

/** What follows from a timeline that has been read. */
export const derivedFrom = ({ entries, marks }: Timeline): Derived =>
  derive(
    entries.map(({ id, at, data }) => ({ id, at: at.getTime(), data })),
    keyTimeValues(marks),
  );
