import { asc } from "drizzle-orm";
import type { ChannelKind } from "@/lib/notification/channel";
import type { PersonalRule } from "@/lib/notification/personal-rules";
import { enqueueForPerson } from "../notifications/internal/enqueue";
import type { Message } from "../notifications/message";
import { contactMethods, personalRules } from "../schema/contacts";
import { notifications } from "../schema/notifications";
import { read, write } from "../store/client";
import { NOON } from "./persons";

export const outbox = () => read().select().from(notifications).orderBy(asc(notifications.id));

export const toldPerson = (email: string, message: Message, now: Date): Promise<number> =>
  write((tx) => enqueueForPerson(tx, email, message, now));

/** A contact that was verified at noon; answers its id. */
export const storedContact = (
  userId: number,
  kind: ChannelKind,
  sealedAddress: string,
): Promise<number> =>
  write(async (tx) => {
    const contact = { userId, kind, name: kind, sealedAddress };
    const [row] = await tx
      .insert(contactMethods)
      .values({ ...contact, verifiedAt: NOON, createdAt: NOON })
      .returning({ id: contactMethods.id });
    if (!row) throw new Error("insert returned no contact");
    return row.id;
  });

/** By which contacts a person is paged. */
export const storedRules = (userId: number, page: PersonalRule[]): Promise<void> =>
  write(async (tx) => {
    await tx.insert(personalRules).values({ userId, page, ticket: [] });
  });
