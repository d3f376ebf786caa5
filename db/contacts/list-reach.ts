import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { contactMethods } from "../schema/contacts";
import { users } from "../schema/people";

export type Reach = {
  email: string;
  name: string;
  /** Verified contacts beside the email of the account, and those of them whose last try failed. */
  contacts: number;
  failing: number;
};

/** Of these people, those who may be told something, by email; who is missing has no active account. */
export async function listReach(actor: Actor, emails: readonly string[]): Promise<Reach[]> {
  if (emails.length === 0) return [];
  const rows = await readAs(actor)
    .select({
      email: users.email,
      name: users.name,
      contact: contactMethods.id,
      error: contactMethods.lastError,
    })
    .from(users)
    .leftJoin(
      contactMethods,
      and(
        eq(contactMethods.userId, users.id),
        isNotNull(contactMethods.verifiedAt),
        isNull(contactMethods.goneAt),
      ),
    )
    .where(
      and(
        isNull(users.deactivatedAt),
        inArray(
          users.email,
          emails.map((email) => email.toLowerCase()),
        ),
      ),
    )
    .orderBy(asc(users.email));
  const found = new Map<string, Reach>();
  for (const { email, name, contact, error } of rows) {
    const known = found.get(email) ?? { email, name, contacts: 0, failing: 0 };
    if (contact !== null) known.contacts += 1;
    if (contact !== null && error !== null) known.failing += 1;
    found.set(email, known);
  }
  return [...found.values()];
}
