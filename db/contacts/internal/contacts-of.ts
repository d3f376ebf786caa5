import { and, asc, eq, isNull } from "drizzle-orm";
import type { ChannelKind } from "@/lib/notification/channel";
import type { PersonalRule } from "@/lib/notification/personal-rules";
import { ACCOUNT_EMAIL } from "@/lib/notification/account-email";
import type { QuietHours } from "@/lib/notification/quiet-hours";
import { readingAll } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import { contactMethods, personalRules } from "../../schema/contacts";
import { users } from "../../schema/people";
import type { Db } from "../../store/engine";
import { isMailReady } from "./is-mail-ready";

/** `methodId` is null for the email of the account, which needs no row. */
type Reachable = {
  id: string;
  methodId: number | null;
  channel: ChannelKind;
  verified: boolean;
};

export type Person = {
  userId: number;
  contacts: Reachable[];
  page: readonly PersonalRule[];
  ticket: readonly PersonalRule[];
  quiet: QuietHours | null;
};

const personRows = repeated((reader, given: Given<{ email: string }>) =>
  reader
    .select({ userId: users.id, rules: personalRules })
    .from(users)
    .leftJoin(personalRules, eq(personalRules.userId, users.id))
    .where(and(eq(users.email, given.email), isNull(users.deactivatedAt))),
);

const methodRows = repeated((reader, given: Given<{ userId: number }>) =>
  reader
    .select()
    .from(contactMethods)
    .where(eq(contactMethods.userId, given.userId))
    .orderBy(asc(contactMethods.id)),
);

/** How a person is reached; null where nobody active has this email. */
export async function personBehind(tx: Db, email: string): Promise<Person | null> {
  const [row] = await personRows(readingAll(tx), { email: email.toLowerCase() });
  if (!row) return null;
  const { userId, rules } = row;
  return {
    userId,
    contacts: await contactsOf(tx, userId),
    page: rules?.page ?? [],
    ticket: rules?.ticket ?? [],
    quiet: quietHours(rules),
  };
}

async function contactsOf(tx: Db, userId: number): Promise<Reachable[]> {
  const rows = await methodRows(readingAll(tx), { userId });
  const mail = await isMailReady(tx);
  const methods = rows.map(({ id, kind, verifiedAt, goneAt }) => ({
    id: String(id),
    methodId: id,
    channel: kind,
    verified: verifiedAt !== null && goneAt === null && (kind !== "email" || mail),
  }));
  return [...methods, { id: ACCOUNT_EMAIL, methodId: null, channel: "email", verified: mail }];
}

function quietHours(rules: typeof personalRules.$inferSelect | null): QuietHours | null {
  if (!rules || rules.quietFrom === null || rules.quietTo === null) return null;
  return { from: rules.quietFrom, to: rules.quietTo, timeZone: rules.timeZone ?? "UTC" };
}
