import type { EntryKind } from "./entry";
import type { KeyTimeSource } from "./times";

export const SHOWN = ["all", "people", "alerts", "starred"] as const;
export type Shown = (typeof SHOWN)[number];

export const SHOWN_WORDS: Readonly<Record<Shown, string>> = {
  all: "All",
  people: "People",
  alerts: "Alerts",
  starred: "Starred",
};

/** Whether a filter hides what someone has just written under this kind. */
export const hidesNew = (shown: Shown, kind: EntryKind): boolean =>
  !isShown(shown, { data: { kind }, source: "human", starred: false });

/**
 * What of a timeline a filter lets through: people is what someone wrote or told, alerts what a
 * machine said.
 */
export function isShown(
  shown: Shown,
  entry: { data: { kind: EntryKind }; source: KeyTimeSource; starred: boolean },
): boolean {
  switch (shown) {
    case "all":
      return true;
    case "people":
      return entry.data.kind === "note" || entry.data.kind === "update";
    case "alerts":
      return entry.data.kind === "alert" || entry.source === "alert";
    case "starred":
      return entry.starred;
    default:
      return shown satisfies never;
  }
}
