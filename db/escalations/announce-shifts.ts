import { and, eq, gte } from "drizzle-orm";
import { DAY_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { enqueueForPerson } from "../notifications/internal/enqueue";
import { notifications } from "../schema/notifications";
import { users } from "../schema/people";
import { schedules } from "../schema/schedules";
import type { Db } from "../store/engine";
import { changesWithin, withEachSchedule } from "./internal/schedule-changes";

/** How long before a shift its person is told. */
const AHEAD_MS = DAY_MS;

/** Tells whoever comes on call within a day, once for each shift, also one that was moved. */
export async function announceShifts(actor: Actor, now: Date): Promise<void> {
  assertCan(actor, "admin", null);
  const all = await readAs(actor).select({ id: schedules.id }).from(schedules);
  const within = { start: now.getTime(), end: now.getTime() + AHEAD_MS };
  await withEachSchedule(
    all.map(({ id }) => id),
    async (tx, schedule) => {
      const told = await announced(tx, schedule.id, now);
      for (const { at, comes } of await changesWithin(tx, schedule, within))
        for (const person of comes)
          if (!told.has(shiftKey(person, at)))
            await enqueueForPerson(
              tx,
              person,
              {
                cause: { kind: "shift-begins", startsAt: at },
                severity: "ticket",
                teamId: schedule.teamId,
                scheduleId: schedule.id,
              },
              now,
            );
    },
  );
}

const shiftKey = (person: string, at: number): string => `${person} ${String(at)}`;

async function announced(tx: Db, scheduleId: number, now: Date): Promise<Set<string>> {
  const rows = await tx
    .select({ email: users.email, cause: notifications.cause })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(
      and(
        eq(notifications.scheduleId, scheduleId),
        gte(notifications.createdAt, new Date(now.getTime() - 2 * AHEAD_MS)),
      ),
    );
  return new Set(
    rows.flatMap(({ email, cause }) =>
      cause.kind === "shift-begins" ? [shiftKey(email, cause.startsAt)] : [],
    ),
  );
}
