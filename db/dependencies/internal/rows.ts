import { asc, eq, type SQL } from "drizzle-orm";
import { groupBy } from "@/lib/collections/group-by";
import type { Reader } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import { dependencies } from "../../schema/dependencies";
import type { NamedDependency, StoredDependency } from "../dependency";
import { fallbackServiceId, knownSettings } from "./fallback";
import { selectNames } from "./names";

type Row = typeof dependencies.$inferSelect;
type Ends = Pick<Row, "callerId" | "calleeId" | "external">;

/** Who calls what, without all that is known of how; `callerId`: of that one alone. */
export const selectEnds = (reader: Reader, callerId?: number): Promise<Ends[]> =>
  endRows(reader, { callerId: callerId ?? 0 }, callerId !== undefined);

const endRows = repeated((reader, given: Given<{ callerId: number }>, isOfOne: boolean) => {
  const { callerId, calleeId, external } = dependencies;
  return reader
    .select({ callerId, calleeId, external })
    .from(dependencies)
    .where(isOfOne ? eq(callerId, given.callerId) : undefined);
});

/** Of the callers that the reader may read, by the names of their callees. */
export async function selectDependencies(reader: Reader, where?: SQL): Promise<StoredDependency[]> {
  const rows = await reader.select().from(dependencies).where(where).orderBy(asc(dependencies.id));
  const ids = rows.flatMap(({ callerId, calleeId, settings }) =>
    [callerId, calleeId, fallbackServiceId(settings)].filter((id) => id !== null),
  );
  const names = await selectNames(reader, ids);
  return rows
    .flatMap((row) => {
      const caller = names.get(row.callerId);
      return caller === undefined ? [] : [asKnown(row, caller, names)];
    })
    .sort(byName);
}

/** What is hidden comes last. */
const byName = ({ callee: one }: StoredDependency, { callee: other }: StoredDependency): number =>
  one === null || other === null
    ? Number(one === null) - Number(other === null)
    : one.localeCompare(other, "en");

function asKnown(row: Row, caller: string, names: ReadonlyMap<number, string>): StoredDependency {
  const { version, createdAt, updatedAt } = row;
  const known = { caller, version, createdAt, updatedAt, ...knownSettings(row.settings, names) };
  if (row.external !== null) return { ...known, kind: "external", callee: row.external };
  const callee = row.calleeId === null ? undefined : names.get(row.calleeId);
  if (callee !== undefined) return { ...known, kind: "service", callee };
  const { criticality } = row.settings;
  const settings = criticality ? { criticality } : {};
  return { ...known, settings, fallbackKind: null, kind: "hidden", callee: null };
}

/** By id of the caller, the names that the reader may know of what it calls, each once. */
export async function selectCalleeNames(
  reader: Reader,
  callerId?: number,
): Promise<(callerId: number) => string[]> {
  const ends = await selectEnds(reader, callerId);
  const ids = ends.flatMap(({ calleeId }) => calleeId ?? []);
  const names = await selectNames(reader, ids);
  const rows = groupBy(ends, (row) => row.callerId);
  const nameOf = ({ external, calleeId }: Ends): string[] => {
    const name = external ?? (calleeId === null ? undefined : names.get(calleeId));
    return name === undefined ? [] : [name];
  };
  return (id) => [...new Set((rows.get(id) ?? []).flatMap(nameOf))].sort();
}

export const isNamed = (one: StoredDependency): one is NamedDependency => one.kind !== "hidden";

/** A service goes before something external that was called the same before it was there. */
export const named = (
  all: readonly StoredDependency[],
  callee: string,
): NamedDependency | undefined => {
  const found = all.filter(isNamed).filter((one) => one.callee === callee);
  return found.find(({ kind }) => kind === "service") ?? found[0];
};
