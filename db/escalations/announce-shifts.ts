import { and, eq, gte, inArray, isNull } from "drizzle-orm";
import { DAY_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { enqueueForPerson } from "../notifications/internal/enqueue";
import { notifications } from "../schema/notifications";
import { users } from "../schema/people";
import type { Db } from "../store/engine";
import { forEachScheduleChange } from "./internal/schedule-changes";

/** Longer ago nobody was told of a shift that is still to come. */
const LONGEST_AHEAD_MS = 14 * DAY_MS;

type Shift = { person: string; at: number };

/** Tells whoever comes on call within `aheadMs`, once for each shift, also one that was moved. */
export async function announceShifts(actor: Actor, now: Date, aheadMs: number): Promise<void> {
  assertCan(actor, "admin", null);
  await forEachScheduleChange<Shift>({
    within: { start: now.getTime(), end: now.getTime() + aheadMs },
    pending: async (db, { id }, changes) => {
      const shifts = changes.flatMap(({ at, comes }) => comes.map((person) => ({ person, at })));
      const there = await withAccount(db, shifts);
      const told = there.length === 0 ? null : await announced(db, id, now);
      return there.filter((shift) => !told?.has(shiftKey(shift)));
    },
    carryOut: async (tx, { id, teamId }, { person, at }) => {
      const cause = { kind: "shift-begins", startsAt: at } as const;
      const message = { cause, severity: "ticket", teamId, scheduleId: id } as const;
      await enqueueForPerson(tx, person, message, now);
    },
  });
}

const shiftKey = ({ person, at }: Shift): string => `${person} ${String(at)}`;

/** Others cannot be told, at whichever minute. */
async function withAccount(db: Db, shifts: readonly Shift[]): Promise<Shift[]> {
  if (shifts.length === 0) return [];
  const people = [...new Set(shifts.map(({ person }) => person))];
  const rows = await db
    .select({ email: users.email })
    .from(users)
    .where(and(inArray(users.email, people), isNull(users.deactivatedAt)));
  const there = new Set(rows.map(({ email }) => email));
  return shifts.filter(({ person }) => there.has(person));
}

async function announced(db: Db, scheduleId: number, now: Date): Promise<Set<string>> {
  const rows = await db
    .select({ email: users.email, cause: notifications.cause })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(
      and(
        eq(notifications.scheduleId, scheduleId),
        gte(notifications.createdAt, new Date(now.getTime() - LONGEST_AHEAD_MS)),
      ),
    );
  return new Set(
    rows.flatMap(({ email, cause }) =>
      cause.kind === "shift-begins" ? [shiftKey({ person: email, at: cause.startsAt })] : [],
    ),
  );
}
