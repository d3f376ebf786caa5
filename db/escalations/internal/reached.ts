import { and, eq, isNull } from "drizzle-orm";
import { recipientKey, type Recipient } from "@/lib/escalation/policy";
import { planFor } from "@/lib/notification/personal-rules";
import { personBehind } from "../../contacts/internal/contacts-of";
import { teamChannels } from "../../schema/contacts";
import type { Db } from "../../store/engine";

/** Of these, the keys of those whom a page would reach by any way. */
export async function reachedOf(tx: Db, recipients: readonly Recipient[]): Promise<Set<string>> {
  const reached = new Set<string>();
  for (const recipient of recipients) {
    const key = recipientKey(recipient);
    if (!reached.has(key) && (await isReached(tx, recipient))) reached.add(key);
  }
  return reached;
}

async function isReached(tx: Db, recipient: Recipient): Promise<boolean> {
  if (recipient.kind === "person") {
    const person = await personBehind(tx, recipient.person);
    return person !== null && planFor(person.contacts, person.page, 0).length > 0;
  }
  const [channel] = await tx
    .select({ id: teamChannels.id })
    .from(teamChannels)
    .where(and(eq(teamChannels.slug, recipient.channel), isNull(teamChannels.goneAt)));
  return channel !== undefined;
}
