import type { Severity } from "./severity";
import type { Status } from "./status";

export const ROLES = ["commander", "communications", "operations", "scribe"] as const;
export type IncidentRole = (typeof ROLES)[number];

export const ROLE_WORDS: Readonly<Record<IncidentRole, { word: string; does: string }>> = {
  commander: { word: "Commander", does: "Decides and hands out work." },
  communications: { word: "Communications", does: "Tells stakeholders." },
  operations: { word: "Operations", does: "Changes the systems." },
  scribe: { word: "Scribe", does: "Keeps the timeline." },
};

export type Holder = { userId: number; name: string };
export type IncidentRoles = Partial<Record<IncidentRole, Holder>>;

/**
 * What a line of the timeline says beside its text; `kind` names it. Each says what became, never
 * what was, so that moving one changes no other.
 */
export type EntryData =
  | { kind: "declared"; severity: Severity }
  /** `duplicateOf`: canceled because that incident is the one that is worked on. */
  | { kind: "status"; to: Status; duplicateOf?: number }
  | { kind: "severity"; to: Severity }
  | { kind: "role"; role: IncidentRole; to: Holder | null }
  | { kind: "services"; added: string[]; removed: string[] }
  | { kind: "related"; incident: number; removed: boolean }
  /** `of`: this is, or no longer is, a duplicate of that incident; otherwise that one of this. */
  | { kind: "duplicate"; incident: number; of: boolean; removed: boolean }
  | { kind: "note" }
  | { kind: "update" }
  | { kind: "alert" };

export type EntryKind = EntryData["kind"];
export const ENTRY_KINDS = [
  "declared",
  "status",
  "severity",
  "role",
  "services",
  "related",
  "duplicate",
  "note",
  "update",
  "alert",
] as const satisfies readonly EntryKind[];

/** What a person can write; the rest comes from what they do. */
export const WRITTEN_KINDS = ["note", "update", "alert"] as const satisfies readonly EntryKind[];
/**
 * One line of the timeline. `at`: epoch milliseconds of when it happened. Ids grow in the order of
 * writing.
 */
export type Entry = { id: number; at: number; data: EntryData };
