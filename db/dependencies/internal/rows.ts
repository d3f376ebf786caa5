import { asc, eq, type SQL } from "drizzle-orm";
import { groupBy } from "@/lib/collections/group-by";
import type { Reader } from "../../access/reader";
import { dependencies } from "../../schema/dependencies";
import { services } from "../../schema/slos";
import type { NamedDependency, StoredDependency } from "../dependency";

type Row = typeof dependencies.$inferSelect;

/** The slugs of the services that the reader may read, by id. */
export async function selectNames(reader: Reader): Promise<Map<number, string>> {
  const rows = await reader.select({ id: services.id, slug: services.slug }).from(services);
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

export const selectRows = (reader: Reader, where?: SQL): Promise<Row[]> =>
  reader.select().from(dependencies).where(where).orderBy(asc(dependencies.id));

/** Of the callers that the reader may read, by the names of their callees. */
export async function selectDependencies(reader: Reader, where?: SQL): Promise<StoredDependency[]> {
  const names = await selectNames(reader);
  const rows = await selectRows(reader, where);
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
  const { settings, version, createdAt, updatedAt } = row;
  const known = { caller, version, createdAt, updatedAt };
  if (row.external !== null) return { ...known, settings, kind: "external", callee: row.external };
  const callee = row.calleeId === null ? undefined : names.get(row.calleeId);
  if (callee !== undefined) return { ...known, settings, kind: "service", callee };
  const { criticality } = settings;
  return { ...known, kind: "hidden", callee: null, settings: criticality ? { criticality } : {} };
}

/** By id of the caller, the names that the reader may know of what it calls, each once. */
export async function selectCalleeNames(
  reader: Reader,
  callerId?: number,
): Promise<(callerId: number) => string[]> {
  const names = await selectNames(reader);
  const where = callerId === undefined ? undefined : eq(dependencies.callerId, callerId);
  const rows = groupBy(await selectRows(reader, where), (row) => row.callerId);
  const nameOf = ({ external, calleeId }: Row): string[] => {
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
