import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { personalRules } from "../schema/contacts";
import { users } from "../schema/people";

export type KnownPerson = { email: string; name: string; timeZone: string | null };

/** Those of the addresses behind which the actor sees an active account: messages reach them. */
export async function listKnownPeople(
  actor: Actor,
  addresses: readonly string[],
): Promise<KnownPerson[]> {
  if (addresses.length === 0) return [];
  return readAs(actor)
    .select({ email: users.email, name: users.name, timeZone: personalRules.timeZone })
    .from(users)
    .leftJoin(personalRules, eq(personalRules.userId, users.id))
    .where(and(inArray(users.email, [...new Set(addresses)]), isNull(users.deactivatedAt)));
}
