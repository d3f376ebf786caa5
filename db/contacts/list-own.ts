import { asc, eq } from "drizzle-orm";
import type { UserActor } from "../access/actor";
import { readAs } from "../access/reader";
import { contactMethods, personalRules } from "../schema/contacts";
import type { Contact } from "./contact";
import { contactColumns } from "./internal/columns";

export type PersonalRules = typeof personalRules.$inferSelect;

export const listOwnContacts = async (actor: UserActor): Promise<Contact[]> =>
  readAs(actor)
    .select(contactColumns)
    .from(contactMethods)
    .where(eq(contactMethods.userId, actor.userId))
    .orderBy(asc(contactMethods.id));

/** Null where the default holds. */
export async function findOwnRules(actor: UserActor): Promise<PersonalRules | null> {
  const [row] = await readAs(actor)
    .select()
    .from(personalRules)
    .where(eq(personalRules.userId, actor.userId));
  return row ?? null;
}
