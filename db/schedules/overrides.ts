import { and, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { OverrideInput } from "@/lib/on-call/override-schema";
import { assertCan, can, type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { scheduleOverrides } from "../schema/schedules";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { insertOverride } from "./internal/insert-override";
import { scheduleForChange } from "./internal/rows";
import { takeBack } from "./internal/take-back";
import type { OverrideRow, Schedule } from "./schedule";

/**
 * Changes who is on call for a while, from now on at the earliest. Responders take shifts and give
 * away their own; whatever else is for managers.
 */
export async function addOverride(
  actor: Actor,
  slug: string,
  input: OverrideInput,
  now: Date,
): Promise<OverrideRow> {
  return serialWrite(async (tx) => {
    const schedule = await scheduleForChange(tx, actor, slug, "respond");
    if (!isOnesOwn(actor, input)) assertManages(actor, schedule);
    return insertOverride(tx, actor, schedule, input, now);
  });
}

/** Taken back after it began, it ends now; before that, it is gone. */
export async function endOverride(
  actor: Actor,
  slug: string,
  id: number,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const schedule = await scheduleForChange(tx, actor, slug, "respond");
    const override = await overrideOf(tx, actor, schedule, id);
    if (!isOnesOwn(actor, override) && !isAuthor(actor, override)) assertManages(actor, schedule);
    if (override.end <= now)
      throw new AppError("conflict", "This override is over. What was stays as it was.");
    const began = await takeBack(tx, override, now);
    const { start, end, kind, person, replaces } = override;
    await recordAudit(tx, actor, {
      action: "schedule.override-end",
      subject: `schedule:${slug}`,
      teamId: schedule.teamId,
      before: { start, end, kind, person, replaces },
      ...(began ? { after: { end: now } } : {}),
      at: now,
    });
  });
}

async function overrideOf(
  tx: Db,
  actor: Actor,
  { id: scheduleId }: Schedule,
  id: number,
): Promise<OverrideRow> {
  const [override] = await readingIn(tx, actor)
    .select()
    .from(scheduleOverrides)
    .where(and(eq(scheduleOverrides.id, id), eq(scheduleOverrides.scheduleId, scheduleId)));
  if (!override) throw new AppError("not-found", "There is no such override. It may be gone.");
  return override;
}

type Who = {
  kind: OverrideRow["kind"];
  person?: string | null | undefined;
  replaces?: string | null | undefined;
};

const isOnesOwn = (actor: Actor, { kind, person, replaces }: Who): boolean =>
  actor.kind === "user" &&
  kind !== "nobody" &&
  [person, replaces].some((address) => address === actor.email.toLowerCase());

const isAuthor = (actor: Actor, { createdById }: OverrideRow): boolean =>
  actor.kind === "user" && actor.userId === createdById;

function assertManages(actor: Actor, { team }: Schedule): void {
  if (!can(actor, "manage", team) && can(actor, "respond", team))
    throw new AppError(
      "forbidden",
      "You can take a shift yourself, or give away your own. For others this needs the role manager in the team.",
    );
  assertCan(actor, "manage", team);
}
