import type { Occurrence } from "@/lib/calendar/occurrences";
import { importChanges, importedOverrides, type Unmatched } from "@/lib/on-call/import-plan";
import type { SaidOverride } from "@/lib/on-call/said-override";
import type { Interval } from "@/lib/time/interval";
import type { Actor } from "../access/actor";
import { readingIn, snapshotAs, type Reader } from "../access/reader";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { insertOverrides } from "./internal/insert-override";
import { selectKnownPeople } from "./internal/known-people";
import { scheduleForChange, scheduleWith } from "./internal/rows";
import { saidOf, storedOverrides, type StoredOverride } from "./internal/stored-overrides";
import { takeBack } from "./internal/take-back";
import type { Schedule } from "./schedule";

/** What the shifts of a calendar change about a schedule's overrides. */
export type ImportPlan = {
  add: SaidOverride[];
  /** Those that are there already. */
  same: SaidOverride[];
  /** Those that an earlier import brought, and this calendar no longer has. */
  remove: SaidOverride[];
  unmatched: Unmatched[];
  names: ReadonlyMap<string, string>;
};

type Asked = { shifts: readonly Occurrence[]; within: Interval };

/** Stores nothing. For managers, as the import itself. */
export const planImport = (
  actor: Actor,
  slug: string,
  asked: Asked,
  now: Date,
): Promise<ImportPlan> =>
  snapshotAs(actor, async (reader) => {
    const schedule = await scheduleWith(reader, actor, slug, "manage");
    return said(await planOf(reader, schedule, asked, now));
  });

/** Brings the overrides of an interval in line with a calendar; those put in by hand stay. */
export async function importOverrides(
  actor: Actor,
  slug: string,
  asked: Asked,
  now: Date,
): Promise<ImportPlan> {
  return serialWrite(async (tx) => {
    const schedule = await scheduleForChange(tx, actor, slug, "manage");
    const plan = await planOf(readingIn(tx, actor), schedule, asked, now);
    for (const { row } of plan.remove) await takeBack(tx, row, now);
    await insertOverrides(tx, actor, schedule, plan.add, now);
    const { start, end } = asked.within;
    await recordAudit(tx, actor, {
      action: "schedule.import",
      subject: `schedule:${slug}`,
      teamId: schedule.teamId,
      after: {
        from: new Date(start),
        to: new Date(end),
        added: plan.add.length,
        removed: plan.remove.length,
      },
      at: now,
    });
    return said(plan);
  });
}

type StoredPlan = ImportPlan & { remove: StoredOverride[] };

const said = (plan: StoredPlan): ImportPlan => ({ ...plan, remove: plan.remove.map(saidOf) });

async function planOf(
  reader: Reader,
  schedule: Schedule,
  { shifts, within }: Asked,
  now: Date,
): Promise<StoredPlan> {
  const inTurns = schedule.layers.flatMap(({ people }) => people);
  const people = await selectKnownPeople(reader, [
    ...inTurns,
    ...shifts.flatMap(({ emails }) => emails),
  ]);
  const known = new Set([...inTurns, ...people.map(({ email }) => email)]);
  const at = now.getTime();
  const { wanted, unmatched } = importedOverrides(shifts, (email) => known.has(email), at);
  const stored = await storedOverrides(reader, schedule, {
    start: Math.max(within.start, at),
    end: within.end,
  });
  return {
    ...importChanges(stored, wanted, at),
    unmatched,
    names: new Map(people.map(({ email, name }) => [email, name])),
  };
}
