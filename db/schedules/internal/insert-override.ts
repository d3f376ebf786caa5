import { AppError } from "@/lib/errors/app-error";
import type { OverrideInput } from "@/lib/on-call/override-schema";
import type { Actor } from "../../access/actor";
import { authorOf } from "../../access/author";
import { readingIn } from "../../access/reader";
import { scheduleOverrides } from "../../schema/schedules";
import { recordAudit } from "../../store/audit";
import type { Db } from "../../store/engine";
import type { OverrideRow, Schedule } from "../schedule";
import { selectNames } from "./names";
import { tellLost } from "./tell-lost";

/** Who was on call stays: what would begin in the past begins now. */
export async function insertOverride(
  tx: Db,
  actor: Actor,
  schedule: Schedule,
  input: OverrideInput,
  now: Date,
): Promise<OverrideRow> {
  const { start, end, kind, reason } = input;
  const [person, replaces] = [input.person ?? null, input.replaces ?? null];
  const author = authorOf(actor);
  const from = new Date(Math.max(start, now.getTime()));
  const until = new Date(end);
  if (until <= from) throw ended();
  const names = person === null ? {} : await selectNames(readingIn(tx, actor), [person]);
  const [row] = await tx
    .insert(scheduleOverrides)
    .values({
      scheduleId: schedule.id,
      start: from,
      end: until,
      kind,
      person,
      replaces,
      name: person === null ? null : (names[person] ?? null),
      reason,
      createdById: author.id,
      createdBy: author.name,
      createdAt: now,
    })
    .returning();
  if (!row) throw new Error("an override that was written did not come back");
  await tellLost(tx, schedule, row, now);
  await recordAudit(tx, actor, {
    action: "schedule.override",
    subject: `schedule:${schedule.slug}`,
    teamId: schedule.teamId,
    after: { start: from, end: until, kind, person, replaces, reason },
    at: now,
  });
  return row;
}

function ended(): AppError {
  const message = "This time is over. Choose an end in the future.";
  return new AppError("invalid", message, [{ path: "end", message }]);
}
