import { asc } from "drizzle-orm";
import type { ChannelKind } from "@/lib/notification/channel";
import { enqueueForPerson } from "../notifications/internal/enqueue";
import type { Message } from "../notifications/message";
import { contactMethods } from "../schema/contacts";
import { notifications } from "../schema/notifications";
import { read, write } from "../store/client";
import { NOON } from "./persons";

export const outbox = () => read().select().from(notifications).orderBy(asc(notifications.id));

export const toldPerson = (email: string, message: Message, now: Date): Promise<number> =>
  write((tx) => enqueueForPerson(tx, email, message, now));

/** A contact that was verified at noon. */
export const storedContact = (
  userId: number,
  kind: ChannelKind,
  sealedAddress: string,
): Promise<void> =>
  write(async (tx) => {
    await tx.insert(contactMethods).values({
      userId,
      kind,
      name: kind,
      sealedAddress,
      verifiedAt: NOON,
      createdAt: NOON,
    });
  });
