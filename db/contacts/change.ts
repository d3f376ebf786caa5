import { count, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { ChannelKind } from "@/lib/notification/channel";
import { SECOND_MS } from "@/lib/time/duration";
import type { UserActor } from "../access/actor";
import { deleteWithMessages } from "../notifications/internal/contact-deleted";
import { contactMethods } from "../schema/contacts";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { ownContact } from "./internal/own-contact";

type Verification = { hash: string; expiresAt: Date };
type NewContact = {
  kind: ChannelKind;
  name: string;
  sealedAddress: string;
  /** Null where the receiver has proved itself. */
  verification: Verification | null;
};

const MOST = 20;
/** A stranger's inbox is not to be filled. */
const RENEWED_AFTER_MS = 10 * SECOND_MS;

/** Keeps a way to reach the actor; answers its id. */
export const addContact = (actor: UserActor, contact: NewContact, now: Date): Promise<number> =>
  serialWrite(async (tx) => {
    const { kind, name, sealedAddress, verification } = contact;
    const [held] = await tx
      .select({ n: count() })
      .from(contactMethods)
      .where(eq(contactMethods.userId, actor.userId));
    if ((held?.n ?? 0) >= MOST)
      throw new AppError("invalid", `You have ${MOST} contacts. Delete one first.`);
    const [row] = await tx
      .insert(contactMethods)
      .values({
        userId: actor.userId,
        kind,
        name,
        sealedAddress,
        verifiedAt: verification === null ? now : null,
        verificationHash: verification?.hash ?? null,
        verificationExpiresAt: verification?.expiresAt ?? null,
        createdAt: now,
      })
      .returning({ id: contactMethods.id });
    if (!row) throw new Error("insert returned no contact");
    await audited(tx, actor, "contact.create", { id: row.id, kind, name }, now);
    return row.id;
  });

/** Another code takes the place of the one before it. */
export const renewVerification = (
  actor: UserActor,
  id: number,
  { hash, expiresAt }: Verification,
  now: Date,
): Promise<{ kind: ChannelKind; sealedAddress: string }> =>
  serialWrite(async (tx) => {
    const contact = await ownContact(tx, actor, id);
    if (contact.verifiedAt !== null)
      throw new AppError("conflict", "This contact is verified already.");
    // Each code lives as long as the one before it.
    const earlier = contact.verificationExpiresAt?.getTime() ?? 0;
    if (expiresAt.getTime() - earlier < RENEWED_AFTER_MS)
      throw new AppError("conflict", "A code was sent a moment ago. Wait a little.");
    await tx
      .update(contactMethods)
      .set({ verificationHash: hash, verificationExpiresAt: expiresAt })
      .where(eq(contactMethods.id, id));
    await audited(tx, actor, "contact.renew-code", contact, now);
    return contact;
  });

export const verifyContact = (
  actor: UserActor,
  id: number,
  hash: string,
  now: Date,
): Promise<void> =>
  serialWrite(async (tx) => {
    const contact = await ownContact(tx, actor, id);
    const { verificationHash, verificationExpiresAt: until } = contact;
    if (verificationHash !== hash || until === null || until <= now)
      throw new AppError("invalid", "The code is wrong or has expired.", [
        { path: "code", message: "The code is wrong or has expired. Send another one." },
      ]);
    await tx
      .update(contactMethods)
      .set({ verifiedAt: now, verificationHash: null, verificationExpiresAt: null })
      .where(eq(contactMethods.id, id));
    await audited(tx, actor, "contact.verify", contact, now);
  });

/** What waits to be sent there is not sent; a page goes by the next way. */
export const deleteContact = (actor: UserActor, id: number, now: Date): Promise<void> =>
  serialWrite(async (tx) => {
    const contact = await ownContact(tx, actor, id);
    await deleteWithMessages(tx, { id, email: actor.email }, now);
    await audited(tx, actor, "contact.delete", contact, now);
  });

/** The log says that there is a contact and of which kind, not where it goes. */
const audited = (
  tx: Db,
  actor: UserActor,
  action: string,
  { id, kind, name }: { id: number; kind: ChannelKind; name: string },
  at: Date,
): Promise<void> =>
  recordAudit(tx, actor, { action, subject: `contact:${id}`, after: { kind, name }, at });
