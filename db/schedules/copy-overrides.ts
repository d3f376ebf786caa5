import type { SaidOverride } from "@/lib/on-call/said-override";
import { copiesOf, yearBefore, type YearShift } from "@/lib/on-call/year-before";
import type { Interval } from "@/lib/time/interval";
import type { Actor } from "../access/actor";
import { readingIn, snapshotAs, type Reader } from "../access/reader";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { insertOverrides } from "./internal/insert-override";
import { scheduleForChange, scheduleWith } from "./internal/rows";
import { storedOverrides } from "./internal/stored-overrides";
import type { Schedule } from "./schedule";

/** The time into which overrides of a year before are copied. */
type Asked = { within: Interval; by: YearShift };
/** What a copy adds, and what is there already. */
export type CopyPlan = { add: SaidOverride[]; same: SaidOverride[] };

/** Stores nothing. For managers, as the copy itself. */
export const planCopy = (actor: Actor, slug: string, asked: Asked, now: Date): Promise<CopyPlan> =>
  snapshotAs(actor, async (reader) => {
    const schedule = await scheduleWith(reader, actor, slug, "manage");
    return planOf(reader, schedule, asked, now);
  });

/** Brings the overrides that began in a span of the year before into this one. */
export async function copyOverrides(
  actor: Actor,
  slug: string,
  asked: Asked,
  now: Date,
): Promise<CopyPlan> {
  return serialWrite(async (tx) => {
    const schedule = await scheduleForChange(tx, actor, slug, "manage");
    const plan = await planOf(readingIn(tx, actor), schedule, asked, now);
    await insertOverrides(tx, actor, schedule, plan.add, now);
    const { start, end } = asked.within;
    await recordAudit(tx, actor, {
      action: "schedule.copy-overrides",
      subject: `schedule:${slug}`,
      teamId: schedule.teamId,
      after: { from: new Date(start), to: new Date(end), by: asked.by, added: plan.add.length },
      at: now,
    });
    return plan;
  });
}

async function planOf(
  reader: Reader,
  schedule: Schedule,
  { within, by }: Asked,
  now: Date,
): Promise<CopyPlan> {
  const { timeZone } = schedule;
  const then = yearBefore(within, by, timeZone);
  const before = await storedOverrides(reader, schedule, then);
  const began = before.filter(({ start }) => start >= then.start);
  const stored = await storedOverrides(reader, schedule, { ...within, start: now.getTime() });
  return copiesOf(began, stored, by, timeZone, now.getTime());
}
