import { eq, inArray } from "drizzle-orm";
import type { Cause } from "@/lib/notification/cause";
import type { HandOver } from "@/lib/notification/hand-over-words";
import type { Reader } from "../../access/reader";
import { users } from "../../schema/people";
import { schedules } from "../../schema/schedules";

type Told = { cause: Cause; userId: number | null; scheduleId: number | null };

/** `fromId`: the account that hands over; null where it is gone. */
export type KnownHandOver = HandOver & { fromId: number | null };

/** Both sides by name, for the side that is told; null where nothing is handed over. */
export async function handOverOf(
  reader: Reader,
  { cause, userId, scheduleId }: Told,
): Promise<KnownHandOver | null> {
  if (cause.kind !== "hand-over" || scheduleId === null) return null;
  const [schedule] = await reader
    .select({ name: schedules.name })
    .from(schedules)
    .where(eq(schedules.id, scheduleId));
  const people = await reader
    .select({ id: users.id, email: users.email, name: users.name })
    .from(users)
    .where(inArray(users.email, [cause.from, ...cause.to]));
  const known = (email: string) => people.find((person) => person.email === email);
  const nameOf = (email: string): string => known(email)?.name ?? email;
  const fromId = known(cause.from)?.id ?? null;
  return {
    schedule: schedule?.name ?? "a schedule",
    from: nameOf(cause.from),
    to: cause.to.map(nameOf),
    side: userId === fromId ? "goes" : "comes",
    fromId,
  };
}
