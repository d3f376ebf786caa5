import { and, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { UserActor } from "../../access/actor";
import { contactMethods } from "../../schema/contacts";
import type { Db } from "../../store/engine";

/** Of the person alone: an administrator has no business with another's contacts. */
export async function ownContact(tx: Db, actor: UserActor, id: number) {
  const [row] = await tx
    .select()
    .from(contactMethods)
    .where(and(eq(contactMethods.id, id), eq(contactMethods.userId, actor.userId)));
  if (!row) throw new AppError("not-found", "This contact is gone.");
  return row;
}
