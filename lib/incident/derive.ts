import { MINUTE_MS } from "@/lib/time/duration";
import type { Entry, EntryData, IncidentRoles } from "./entry";
import { SEVERITIES, type Severity } from "./severity";
import { impactReturns, isOpen, type Status } from "./status";
import type { IncidentTimes, KeyTime, KeyTimeSource } from "./times";

/**
 * One value that a time was given, in the order of ids; without `at` it is taken back: nobody knows
 * it any more. `setAt`: when someone said so.
 */
export type KeyTimeValue = {
  id: number;
  mark: Exclude<KeyTime, "resolved">;
  at: number | null;
  source: KeyTimeSource;
  setAt?: number;
};

/**
 * What follows from the timeline and the times that were set. `sources` says who each known time
 * comes from.
 */
export type Derived = {
  status: Status;
  severity: Severity;
  times: IncidentTimes;
  sources: Partial<Record<KeyTime, KeyTimeSource>>;
  roles: IncidentRoles;
  /** The incident that this one was canceled for as a duplicate. */
  duplicateOf: number | null;
  /**
   * From when on the next update is due: the last update, or what makes people wait again since, a
   * re-opening or a raised severity.
   */
  lastUpdateAt: number | null;
};

/** Earlier first; what happened at the same instant in the order of writing. */
export const byTime = (a: Entry, b: Entry): number => a.at - b.at || a.id - b.id;

type EntryOf<K extends EntryData["kind"]> = Entry & { data: Extract<EntryData, { kind: K }> };
const bodyIs =
  <K extends EntryData["kind"]>(kind: K) =>
  (entry: Entry): entry is EntryOf<K> =>
    entry.data.kind === kind;

/**
 * The state of an incident is what its timeline says, whatever the order in which entries and
 * values are given. A time that nobody set follows from the transitions: acknowledged by the first
 * commander or the first change of status before it was resolved, mitigated by the first
 * "monitoring" or "resolved" after the impact last returned. `resolvedAt` is that of the last
 * resolution, null while it is not resolved.
 */
export function derive(entries: readonly Entry[], marks: readonly KeyTimeValue[]): Derived {
  const sorted = [...entries].sort(byTime);
  const statuses = sorted.filter(bodyIs("status"));
  const status = statuses.at(-1)?.data.to ?? "investigating";
  const resolvedAt = status === "resolved" ? (statuses.at(-1)?.at ?? null) : null;
  const holders = new Map(sorted.filter(bodyIs("role")).map(({ data }) => [data.role, data.to]));
  const declared = sorted.find(bodyIs("declared"));
  const { times, sources } = timesOf(
    marks,
    {
      acknowledged: acknowledgedBy(sorted),
      mitigated: mitigatedBy(statuses),
      resolved: resolvedAt,
    },
    lastReturn(statuses),
    declared?.at ?? 0,
  );
  return {
    status,
    severity: sorted.findLast(bodyIs("severity"))?.data.to ?? declared?.data.severity ?? "SEV3",
    times,
    sources,
    roles: Object.fromEntries([...holders].filter(([, holder]) => holder !== null)),
    duplicateOf: statuses.at(-1)?.data.duplicateOf ?? null,
    lastUpdateAt: latest([
      sorted.findLast(bodyIs("update"))?.at,
      lastReopening(statuses),
      lastRaise(sorted),
    ]),
  };
}

type Followed = Partial<Record<KeyTime, number | null>>;

function timesOf(
  marks: readonly KeyTimeValue[],
  followed: Followed,
  returnedAt: number | null,
  declaredAt: number,
): Pick<Derived, "times" | "sources"> {
  const newest = new Map<KeyTime, KeyTimeValue>();
  for (const value of [...marks].sort((a, b) => a.id - b.id)) newest.set(value.mark, value);
  const mitigated = newest.get("mitigated");
  // What was fixed before the impact came back was not the end of it.
  const saidOf = mitigated?.at ?? mitigated?.setAt;
  if (saidOf !== undefined && returnedAt !== null && saidOf <= returnedAt)
    newest.delete("mitigated");
  const sources: Partial<Record<KeyTime, KeyTimeSource>> = {};
  const known = (mark: KeyTime): number | null => {
    const set = newest.get(mark);
    const at = set ? set.at : (followed[mark] ?? null);
    if (at !== null) sources[mark] = set?.source ?? "transition";
    return at;
  };
  const times = {
    startedAt: known("started") ?? declaredAt,
    detectedAt: known("detected"),
    acknowledgedAt: known("acknowledged"),
    mitigatedAt: known("mitigated"),
    resolvedAt: known("resolved"),
  };
  return { times, sources };
}

/**
 * The first sign that someone works on it, before it was first resolved: whatever comes after that
 * says nothing of how soon it was taken, neither the resolution, nor a re-opening, nor a record
 * that is recorded afterwards.
 */
function acknowledgedBy(sorted: readonly Entry[]): number | null {
  const statuses = sorted.filter(bodyIs("status"));
  const firstResolvedAt = statuses.find(({ data }) => data.to === "resolved")?.at ?? Infinity;
  const reopens = new Set(
    statuses.filter((_, index) => statuses[index - 1]?.data.to === "canceled"),
  );
  const sign = sorted.find(
    (entry) => isSignOfWork(entry) && !reopens.has(entry as EntryOf<"status">),
  );
  return sign && sign.at < firstResolvedAt ? sign.at : null;
}

function isSignOfWork({ data }: Entry): boolean {
  if (data.kind === "status") return isOpen(data.to);
  return data.kind === "role" && data.role === "commander" && data.to !== null;
}

/**
 * Where the impact last came back; a false alarm that was none after all goes on from what it was
 * before.
 */
function lastReturnIndex(statuses: readonly EntryOf<"status">[]): number {
  const before = (index: number) =>
    statuses.slice(0, index).findLast(({ data }) => data.to !== "canceled")?.data.to ??
    "investigating";
  return statuses.findLastIndex(({ data }, index) => impactReturns(before(index), data.to));
}

const lastReturn = (statuses: readonly EntryOf<"status">[]): number | null =>
  statuses[lastReturnIndex(statuses)]?.at ?? null;

const lastReopening = (statuses: readonly EntryOf<"status">[]): number | undefined =>
  statuses.findLast(
    ({ data }, index) =>
      isOpen(data.to) && !isOpen(statuses[index - 1]?.data.to ?? "investigating"),
  )?.at;

function lastRaise(sorted: readonly Entry[]): number | undefined {
  let severity: Severity | null = null;
  let raisedAt: number | undefined;
  for (const { at, data } of sorted) {
    const next: Severity | null =
      data.kind === "declared" ? data.severity : data.kind === "severity" ? data.to : severity;
    if (
      severity !== null &&
      next !== null &&
      SEVERITIES.indexOf(next) < SEVERITIES.indexOf(severity)
    )
      raisedAt = at;
    severity = next;
  }
  return raisedAt;
}

function latest(instants: readonly (number | undefined)[]): number | null {
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? null : Math.max(...known);
}

function mitigatedBy(statuses: readonly EntryOf<"status">[]): number | null {
  const last = lastReturnIndex(statuses);
  return (
    statuses.slice(last + 1).find(({ data }) => data.to === "monitoring" || data.to === "resolved")
      ?.at ?? null
  );
}

/**
 * Entries that follow on each other: a change of status on one of status, a hand-over on one of the
 * same role. Null for those that stand alone.
 */
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

/**
 * Where an entry goes that is moved to a whole minute: one that it follows on in that minute has
 * seconds, which nobody typed.
 */
export function settledAt(entries: readonly Entry[], moved: Entry, at: number): number {
  const other = overtaken(entries, moved, at);
  return other && at % MINUTE_MS === 0 && other.at > at && other.at - at < MINUTE_MS
    ? other.at
    : at;
}

/**
 * The entry that an entry would overtake if it were moved to `at`, earlier or later; null where the
 * order of what follows on each other stays.
 */
export function overtaken(entries: readonly Entry[], moved: Entry, at: number): Entry | null {
  const chain = chainOf(moved);
  if (chain === null) return null;
  const others = entries
    .filter((entry) => entry.id !== moved.id && chainOf(entry) === chain)
    .sort(byTime);
  const before = others.filter((entry) => byTime(entry, moved) < 0);
  const after = others.filter((entry) => byTime(entry, moved) > 0);
  const target = { ...moved, at };
  return (
    before.findLast((entry) => byTime(entry, target) > 0) ??
    after.find((entry) => byTime(entry, target) < 0) ??
    null
  );
}
