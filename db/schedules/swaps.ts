import { and, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Cause } from "@/lib/notification/cause";
import type { SwapInput } from "@/lib/on-call/swap-schema";
import { can, type UserActor } from "../access/actor";
import { readingIn } from "../access/reader";
import { enqueueForPerson } from "../notifications/internal/enqueue";
import { memberships, users } from "../schema/people";
import { shiftSwaps } from "../schema/schedules";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { insertOverride } from "./internal/insert-override";
import { scheduleForChange } from "./internal/rows";
import type { Schedule } from "./schedule";

type Swap = typeof shiftSwaps.$inferSelect;

/** Asks another responder of the team to take one's shift; nothing changes until they accept. */
export async function askForSwap(
  actor: UserActor,
  slug: string,
  { start, end, to, message }: SwapInput,
  now: Date,
): Promise<number> {
  return serialWrite(async (tx) => {
    const schedule = await scheduleForChange(tx, actor, slug, "respond");
    const from = actor.email.toLowerCase();
    if (end <= now.getTime()) throw refused("end", "This shift is over.");
    if (to === from) throw refused("to", "Choose someone else.");
    await assertCanAnswer(tx, schedule, to);
    const begins = new Date(Math.max(start, now.getTime()));
    const [row] = await tx
      .insert(shiftSwaps)
      .values({
        scheduleId: schedule.id,
        start: begins,
        end: new Date(end),
        from,
        to,
        message,
        state: "asked",
        askedAt: now,
      })
      .returning({ id: shiftSwaps.id });
    if (!row) throw new Error("a swap that was written did not come back");
    await tell(tx, schedule, to, { kind: "swap-asked", swap: row.id }, now);
    await recordAudit(tx, actor, {
      action: "schedule.swap-ask",
      subject: `schedule:${slug}`,
      teamId: schedule.teamId,
      after: { swap: row.id, from, to, start: begins, end: new Date(end) },
      at: now,
    });
    return row.id;
  });
}

type Answer = "accepted" | "declined" | "withdrawn";

/** Who was asked accepts or declines; who asked, or a manager, withdraws. Accepted, it is an override. */
export async function answerSwap(
  actor: UserActor,
  slug: string,
  id: number,
  answer: Answer,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const schedule = await scheduleForChange(tx, actor, slug, "respond");
    const swap = await swapOf(tx, actor, schedule, id);
    assertMayAnswer(actor, schedule, swap, answer);
    const overrideId =
      answer === "accepted" ? await accepted(tx, actor, schedule, swap, now) : null;
    await tx
      .update(shiftSwaps)
      .set({ state: answer, answeredAt: now, overrideId })
      .where(eq(shiftSwaps.id, id));
    const other = answer === "withdrawn" ? swap.to : swap.from;
    await tell(tx, schedule, other, { kind: "swap-answered", swap: id }, now);
    await recordAudit(tx, actor, {
      action: "schedule.swap-answer",
      subject: `schedule:${slug}`,
      teamId: schedule.teamId,
      before: { swap: id, state: swap.state },
      after: { state: answer },
      at: now,
    });
  });
}

async function tell(
  tx: Db,
  { id: scheduleId, teamId }: Schedule,
  email: string,
  cause: Cause,
  now: Date,
): Promise<void> {
  await enqueueForPerson(tx, email, { cause, severity: "ticket", teamId, scheduleId }, now);
}

async function accepted(
  tx: Db,
  actor: UserActor,
  schedule: Schedule,
  { start, end, from, to }: Swap,
  now: Date,
): Promise<number> {
  if (end <= now) throw new AppError("conflict", "This shift is over. There is nothing to take.");
  const override = await insertOverride(
    tx,
    actor,
    schedule,
    {
      start: start.getTime(),
      end: end.getTime(),
      kind: "replace",
      person: to,
      replaces: from,
      reason: "Swap",
    },
    now,
  );
  return override.id;
}

async function swapOf(
  tx: Db,
  actor: UserActor,
  { id: scheduleId }: Schedule,
  id: number,
): Promise<Swap> {
  const [swap] = await readingIn(tx, actor)
    .select()
    .from(shiftSwaps)
    .where(and(eq(shiftSwaps.id, id), eq(shiftSwaps.scheduleId, scheduleId)));
  if (!swap) throw new AppError("not-found", "There is no such swap.");
  return swap;
}

function assertMayAnswer(
  actor: UserActor,
  { team }: Schedule,
  { state, from, to }: Swap,
  answer: Answer,
): void {
  const self = actor.email.toLowerCase();
  const isAllowed =
    answer === "withdrawn" ? self === from || can(actor, "manage", team) : self === to;
  if (!isAllowed)
    throw new AppError("forbidden", "Only who was asked can answer, and only who asked withdraw.");
  if (state !== "asked")
    throw new AppError("conflict", `This swap was ${state} already. Reload to see it.`);
}

/** Who is asked has to be able to see the schedule, and to answer. */
async function assertCanAnswer(tx: Db, { teamId }: Schedule, to: string): Promise<void> {
  const [person] = await tx
    .select({ admin: users.admin, deactivatedAt: users.deactivatedAt, role: memberships.role })
    .from(users)
    .leftJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.teamId, teamId)))
    .where(eq(users.email, to));
  const responds = person?.admin || person?.role === "responder" || person?.role === "manager";
  if (!responds || person.deactivatedAt !== null)
    throw refused("to", "Choose a responder or manager of the team.");
}

const refused = (path: string, message: string): AppError =>
  new AppError("invalid", message, [{ path, message }]);
