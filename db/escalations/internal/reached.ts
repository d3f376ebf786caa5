import { and, eq, inArray, isNotNull, isNull, ne } from "drizzle-orm";
import { recipientKey, type Recipient } from "@/lib/escalation/policy";
import { isMailReady } from "../../contacts/internal/is-mail-ready";
import { contactMethods, teamChannels } from "../../schema/contacts";
import { users } from "../../schema/people";
import type { Db } from "../../store/engine";

/** Of these, the keys of those whom a page would reach by any way. */
export async function reachedOf(tx: Db, recipients: readonly Recipient[]): Promise<Set<string>> {
  const people = recipients.flatMap((each) => (each.kind === "person" ? [each.person] : []));
  const channels = recipients.flatMap((each) => (each.kind === "channel" ? [each.channel] : []));
  const reached: Recipient[] = [
    ...(await reachedPeople(tx, people)).map((person) => ({ kind: "person" as const, person })),
    ...(await open(tx, channels)).map((channel) => ({ kind: "channel" as const, channel })),
  ];
  return new Set(reached.map(recipientKey));
}

/** The email of an account is a way, where mail can leave. */
async function reachedPeople(tx: Db, emails: readonly string[]): Promise<string[]> {
  if (emails.length === 0) return [];
  const mail = await isMailReady(tx);
  const rows = await tx
    .select({ email: users.email, contact: contactMethods.id })
    .from(users)
    .leftJoin(
      contactMethods,
      and(
        eq(contactMethods.userId, users.id),
        isNotNull(contactMethods.verifiedAt),
        isNull(contactMethods.goneAt),
        mail ? undefined : ne(contactMethods.kind, "email"),
      ),
    )
    .where(and(inArray(users.email, [...new Set(emails)]), isNull(users.deactivatedAt)));
  return rows.filter(({ contact }) => mail || contact !== null).map(({ email }) => email);
}

async function open(tx: Db, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await tx
    .select({ slug: teamChannels.slug })
    .from(teamChannels)
    .where(and(inArray(teamChannels.slug, [...new Set(slugs)]), isNull(teamChannels.goneAt)));
  return rows.map(({ slug }) => slug);
}
