import { inArray } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { users } from "../../schema/people";

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
