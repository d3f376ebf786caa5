import type { Entry, EntryData, IncidentRoles } from "./entry";
import type { Severity } from "./severity";
import type { Status } from "./status";

/** What follows from the timeline. `resolvedAt`: when it was resolved for the last time, null while it is not. */
export type Derived = { status: Status; severity: Severity; resolvedAt: number | null; roles: IncidentRoles; lastUpdateAt: number | null };

/** Earlier first; what happened at the same instant in the order of writing. */
export const byTime = (a: Entry, b: Entry): number => a.at - b.at || a.id - b.id;

const bodyIs = <K extends EntryData["kind"]>(kind: K) => (entry: Entry): entry is Entry & { data: Extract<EntryData, { kind: K }> } => entry.data.kind === kind;

/** The state of an incident is what its timeline says; the order in which the entries are given does not matter. */
export function derive(entries: readonly Entry[]): Derived {
  const sorted = [...entries].sort(byTime);
  const declared = sorted.find(bodyIs("declared"));
  const lastStatus = sorted.findLast(bodyIs("status"));
  const lastSeverity = sorted.findLast(bodyIs("severity"));
  const status = lastStatus?.data.to ?? "investigating";
  const holders = new Map(sorted.filter(bodyIs("role")).map(({ data }) => [data.role, data.to]));
  const roles: IncidentRoles = Object.fromEntries([...holders].filter(([, holder]) => holder !== null));
  return {
    status,
    severity: lastSeverity?.data.to ?? declared?.data.severity ?? "SEV3",
    resolvedAt: status === "resolved" ? (lastStatus?.at ?? null) : null,
    roles,
    lastUpdateAt: sorted.findLast(bodyIs("update"))?.at ?? null,
  };
}

/** Entries that follow on each other: a change of status on one of status, a hand-over on one of the same role. Null for those that stand alone. */
function chainOf({ data }: Entry): string | null {
  switch (data.kind) {
    case "status":
    case "severity":
      return data.kind;
    case "role":
      return `role ${data.role}`;
    default:
      return null;
  }
}

/** The entry that an entry would overtake if it were moved to `at`, earlier or later; null where the order of what follows on each other stays. */
export function overtaken(entries: readonly Entry[], moved: Entry, at: number): Entry | null {
  const chain = chainOf(moved);
  if (chain === null) return null;
  const others = entries.filter((entry) => entry.id !== moved.id && chainOf(entry) === chain).sort(byTime);
  const before = others.filter((entry) => byTime(entry, moved) < 0);
  const after = others.filter((entry) => byTime(entry, moved) > 0);
  const target = { ...moved, at };
  return before.findLast((entry) => byTime(entry, target) > 0) ?? after.find((entry) => byTime(entry, target) < 0) ?? null;
}
