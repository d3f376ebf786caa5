import { and, asc, eq, gt, lt, lte, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Override } from "@/lib/on-call/schedule";
import type { Interval } from "@/lib/time/interval";
import type { Reader } from "../../access/reader";
import { scheduleOverrides, scheduleVersions } from "../../schema/schedules";
import { subselect } from "../../store/client";
import { oneOf } from "../../store/key-rows";
import type { OverrideRow, Rota } from "../schedule";
import { selectNames } from "./names";

type VersionRow = typeof scheduleVersions.$inferSelect;

/**
 * What schedules say of an interval: the version that counts at its start and all after it. People
 * are called as `knowing` knows them.
 */
export async function selectRotas(
  reader: Reader,
  scheduleIds: readonly number[],
  within: Interval,
  knowing: Reader = reader,
): Promise<Map<number, Rota>> {
  if (scheduleIds.length === 0) return new Map();
  const versions = await selectVersions(reader, scheduleIds, within);
  const overrides = await selectOverrides(reader, scheduleIds, within);
  const current = await selectNames(knowing, [
    ...versions.flatMap(({ names }) => Object.keys(names)),
    ...overrides.flatMap(({ person }) => person ?? []),
  ]);
  return new Map(
    scheduleIds.map((id) => [
      id,
      rotaOf(
        versions.filter(({ scheduleId }) => scheduleId === id),
        overrides.filter(({ scheduleId }) => scheduleId === id),
        current,
      ),
    ]),
  );
}

export async function selectRota(
  reader: Reader,
  scheduleId: number,
  within: Interval,
): Promise<Rota> {
  const rota = (await selectRotas(reader, [scheduleId], within)).get(scheduleId);
  if (!rota) throw new Error("a schedule that was asked for has no rota");
  return rota;
}

function rotaOf(
  versions: readonly VersionRow[],
  rows: readonly OverrideRow[],
  current: Record<string, string>,
): Rota {
  const overrides = rows.flatMap(overrideOf);
  const then = new Map([
    ...versions.flatMap(({ names }) => Object.entries(names)),
    ...rows.flatMap(({ person, name }) =>
      person === null || name === null ? [] : [[person, name] as const],
    ),
  ]);
  return {
    versions: versions.map(({ effectiveFrom, timeZone, layers }) => ({
      effectiveFrom: effectiveFrom.getTime(),
      schedule: { timeZone, layers, overrides },
    })),
    overrides: rows,
    names: new Map([...then, ...Object.entries(current)]),
  };
}

const selectVersions = (
  reader: Reader,
  scheduleIds: readonly number[],
  { start, end }: Interval,
): Promise<VersionRow[]> =>
  reader
    .select()
    .from(scheduleVersions)
    .where(
      and(
        oneOf(scheduleVersions.scheduleId, scheduleIds),
        lt(scheduleVersions.effectiveFrom, new Date(end)),
        isNotOver(start),
      ),
    )
    .orderBy(asc(scheduleVersions.scheduleId), asc(scheduleVersions.version));

/** No later version counts already at that instant. */
function isNotOver(at: number) {
  const later = alias(scheduleVersions, "later");
  return notExists(
    subselect()
      .select({ id: later.id })
      .from(later)
      .where(
        and(
          eq(later.scheduleId, scheduleVersions.scheduleId),
          gt(later.version, scheduleVersions.version),
          lte(later.effectiveFrom, new Date(at)),
        ),
      ),
  );
}

/** Those that touch an interval, the oldest first: of two, the later one is applied last. */
export const selectOverrides = (
  reader: Reader,
  scheduleIds: readonly number[],
  { start, end }: Interval,
): Promise<OverrideRow[]> =>
  reader
    .select()
    .from(scheduleOverrides)
    .where(
      and(
        oneOf(scheduleOverrides.scheduleId, scheduleIds),
        lt(scheduleOverrides.start, new Date(end)),
        gt(scheduleOverrides.end, new Date(start)),
      ),
    )
    .orderBy(asc(scheduleOverrides.id));

/** None where a row names nobody to put in another's place. */
function overrideOf(row: OverrideRow): Override[] {
  const { kind, person, replaces } = row;
  const span = { id: String(row.id), start: row.start.getTime(), end: row.end.getTime() };
  if (kind === "nobody") return [{ ...span, kind }];
  if (person === null) return [];
  return [kind === "add" ? { ...span, kind, person } : { ...span, kind, person, replaces }];
}
