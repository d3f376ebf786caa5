import type { Place } from "@/lib/text/lines";
import type { DependencySettings } from "../registry/schema";

/** What the text calls the call that it protects; null: it names none. */
export type ImportedDependency = { name: string | null; settings: DependencySettings };

/** A field that the text does not set, but the library does. */
export type Assumed = { dependency: string | null; field: string; why: string };

/** What stands in the text and in no setting. */
export type Unread = Place & { key: string; why: string };

/** What is noted while a text is read. */
export type Ledger = {
  assumed: Assumed[];
  unread: Unread[];
  /** Where a field is written, by `placeKey`. */
  places: Map<string, Place & { key: string }>;
};

export const emptyLedger = (): Ledger => ({ assumed: [], unread: [], places: new Map() });

export const placeKey = (dependency: string | null, field: string): string =>
  `${dependency ?? ""} ${field}`;

type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** What is known: fields that are undefined are left out. */
export const known = <T extends object>(fields: T): Given<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
