import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { personalRules } from "../../schema/contacts";
import { users } from "../../schema/people";

export type KnownPerson = { email: string; name: string; timeZone: string | null };

/** Those of the addresses behind which the reader sees an active account. */
export async function selectKnownPeople(
  reader: Reader,
  addresses: readonly string[],
): Promise<KnownPerson[]> {
  if (addresses.length === 0) return [];
  return reader
    .select({ email: users.email, name: users.name, timeZone: personalRules.timeZone })
    .from(users)
    .leftJoin(personalRules, eq(personalRules.userId, users.id))
    .where(and(inArray(users.email, [...new Set(addresses)]), isNull(users.deactivatedAt)));
}
