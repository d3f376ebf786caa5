import { and, asc, eq, gt, lt, lte, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Version } from "@/lib/on-call/on-call";
import type { Override } from "@/lib/on-call/schedule";
import type { Interval } from "@/lib/time/interval";
import type { Reader } from "../../access/reader";
import { scheduleOverrides, scheduleVersions } from "../../schema/schedules";
import { subselect } from "../../store/client";

type OverrideRow = typeof scheduleOverrides.$inferSelect;

/** What a schedule says of an interval: the version that counts at its start and all after it. */
export async function selectVersions(
  reader: Reader,
  scheduleId: number,
  within: Interval,
): Promise<Version[]> {
  const rows = await reader
    .select()
    .from(scheduleVersions)
    .where(
      and(
        eq(scheduleVersions.scheduleId, scheduleId),
        lt(scheduleVersions.effectiveFrom, new Date(within.end)),
        isNotOver(scheduleId, within.start),
      ),
    )
    .orderBy(asc(scheduleVersions.version));
  const overrides = (await selectOverrides(reader, scheduleId, within)).flatMap(overrideOf);
  return rows.map(({ effectiveFrom, timeZone, layers }) => ({
    effectiveFrom: effectiveFrom.getTime(),
    schedule: { timeZone, layers, overrides },
  }));
}

/** No later version counts already at that instant. */
function isNotOver(scheduleId: number, at: number) {
  const later = alias(scheduleVersions, "later");
  return notExists(
    subselect()
      .select({ id: later.id })
      .from(later)
      .where(
        and(
          eq(later.scheduleId, scheduleId),
          gt(later.version, scheduleVersions.version),
          lte(later.effectiveFrom, new Date(at)),
        ),
      ),
  );
}

/** Those that touch an interval, the oldest first: of two, the later one is applied last. */
const selectOverrides = (
  reader: Reader,
  scheduleId: number,
  { start, end }: Interval,
): Promise<OverrideRow[]> =>
  reader
    .select()
    .from(scheduleOverrides)
    .where(
      and(
        eq(scheduleOverrides.scheduleId, scheduleId),
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
