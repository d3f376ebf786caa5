import { and, eq, inArray } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { users } from "../../schema/people";
import { schedules, scheduleVersions } from "../../schema/schedules";

const MOST_AT_ONCE = 500;

/** Of those that the reader may see, by address. */
export async function selectNames(
  reader: Reader,
  addresses: Iterable<string>,
): Promise<Record<string, string>> {
  const wanted = [...new Set(addresses)];
  const names: Record<string, string> = {};
  for (let from = 0; from < wanted.length; from += MOST_AT_ONCE) {
    const rows = await reader
      .select({ email: users.email, name: users.name })
      .from(users)
      .where(inArray(users.email, wanted.slice(from, from + MOST_AT_ONCE)));
    for (const { email, name } of rows) names[email] = name;
  }
  return names;
}

/** As `selectNames`; who has no account is called as in the schedules that name them. */
export async function selectKnownNames(
  reader: Reader,
  addresses: Iterable<string>,
): Promise<Record<string, string>> {
  const wanted = [...new Set(addresses)];
  const names = await selectNames(reader, wanted);
  const unnamed = wanted.filter((address) => names[address] === undefined);
  if (unnamed.length === 0) return names;
  const versions = await reader
    .select({ names: scheduleVersions.names })
    .from(scheduleVersions)
    .innerJoin(
      schedules,
      and(
        eq(schedules.id, scheduleVersions.scheduleId),
        eq(schedules.version, scheduleVersions.version),
      ),
    );
  for (const { names: called } of versions)
    for (const address of unnamed) {
      const name = called[address];
      if (name !== undefined) names[address] = name;
    }
  return names;
}
