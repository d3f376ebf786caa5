import { AppError } from "@/lib/errors/app-error";
import type { OverrideInput } from "@/lib/on-call/override-schema";
import type { SaidOverride } from "@/lib/on-call/said-override";
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
  { start, end, kind, reason, ...who }: OverrideInput,
  now: Date,
): Promise<OverrideRow> {
  const [person, replaces] = [who.person ?? null, who.replaces ?? null];
  const said = { start: Math.max(start, now.getTime()), end, kind, person, replaces, reason };
  if (said.end <= said.start) throw ended();
  const [row] = await insertOverrides(tx, actor, schedule, [said], now);
  if (!row) throw new Error("an override that was written did not come back");
  await recordAudit(tx, actor, {
    action: "schedule.override",
    subject: `schedule:${schedule.slug}`,
    teamId: schedule.teamId,
    after: { start: row.start, end: row.end, kind, person, replaces, reason },
    at: now,
  });
  return row;
}

/** Several at once, none of which begins in the past; the caller leaves the audit row. */
export async function insertOverrides(
  tx: Db,
  actor: Actor,
  schedule: Schedule,
  all: readonly SaidOverride[],
  now: Date,
): Promise<OverrideRow[]> {
  const author = authorOf(actor);
  const names = await selectNames(
    readingIn(tx, actor),
    all.flatMap(({ person }) => person ?? []),
  );
  const rows: OverrideRow[] = [];
  for (const { start, end, ...said } of all) {
    const [row] = await tx
      .insert(scheduleOverrides)
      .values({
        scheduleId: schedule.id,
        start: new Date(start),
        end: new Date(end),
        ...said,
        name: said.person === null ? null : (names[said.person] ?? null),
        createdById: author.id,
        createdBy: author.name,
        createdAt: now,
      })
      .returning();
    if (!row) throw new Error("an override that was written did not come back");
    await tellLost(tx, schedule, row, now);
    rows.push(row);
  }
  return rows;
}

function ended(): AppError {
  const message = "This time is over. Choose an end in the future.";
  return new AppError("invalid", message, [{ path: "end", message }]);
}
