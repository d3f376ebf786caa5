import { aliasedTable, and, eq, gt, isNull } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { RESET_HOURS } from "@/lib/people/password-reset";
import { HOUR_MS } from "@/lib/time/duration";
import { assertCan, type Actor, type UserActor } from "../access/actor";
import { readAs, readingIn, type Reader } from "../access/reader";
import { recordAudit } from "../store/audit";
import { write } from "../store/client";
import { passwordResets, users } from "../schema/people";
import { endSessionsOf } from "./internal/end-sessions";

const GONE =
  "This link has expired, was replaced by a newer one, or has been used. Ask an administrator for a new one.";

/**
 * Lets someone choose a new password by a link, in place of any link they had; the key itself is
 * not stored.
 */
export async function createPasswordReset(
  actor: UserActor,
  userId: number,
  keyHash: string,
  at: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    if (!user) throw new AppError("not-found", "There is no such user.");
    if (user.deactivatedAt)
      throw new AppError("conflict", "This account is deactivated. Reactivate it first.");
    await tx.delete(passwordResets).where(eq(passwordResets.userId, userId));
    const expiresAt = new Date(at.getTime() + RESET_HOURS * HOUR_MS);
    await tx
      .insert(passwordResets)
      .values({ userId, keyHash, createdBy: actor.userId, createdAt: at, expiresAt });
    await recordAudit(tx, actor, {
      action: "user.create-password-reset",
      subject: `user:${userId}`,
      after: { email: user.email, expiresAt },
      at,
    });
  });
}

/** Whose password a link changes; null once it does not. */
export async function findPasswordReset(
  actor: Actor,
  keyHash: string,
  at: Date,
): Promise<{ name: string; email: string } | null> {
  assertCan(actor, "admin", null);
  return (await openReset(readAs(actor), keyHash, at)) ?? null;
}

/** Sets the new password and ends every session of its person; a link works once. */
export async function usePasswordReset(
  actor: Actor,
  keyHash: string,
  passwordHash: string,
  at: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const open = await openReset(readingIn(tx, actor), keyHash, at);
    // Only one of several that try at once deletes it.
    const used =
      open &&
      (await tx
        .delete(passwordResets)
        .where(eq(passwordResets.keyHash, keyHash))
        .returning({ userId: passwordResets.userId }));
    if (!open || used?.length !== 1) throw new AppError("conflict", GONE);
    await tx.update(users).set({ passwordHash }).where(eq(users.id, open.userId));
    const endedSessions = await endSessionsOf(tx, open.userId);
    await recordAudit(tx, actor, {
      action: "user.reset-password",
      subject: `user:${open.userId}`,
      after: { email: open.email, endedSessions },
      at,
    });
  });
}

/** Of an active person, not expired, and made by someone who could make it today. */
async function openReset(
  reader: Reader,
  keyHash: string,
  at: Date,
): Promise<{ userId: number; name: string; email: string } | undefined> {
  const maker = aliasedTable(users, "maker");
  const [row] = await reader
    .select({ userId: users.id, name: users.name, email: users.email })
    .from(passwordResets)
    .innerJoin(users, eq(users.id, passwordResets.userId))
    .innerJoin(maker, eq(maker.id, passwordResets.createdBy))
    .where(
      and(
        eq(passwordResets.keyHash, keyHash),
        gt(passwordResets.expiresAt, at),
        isNull(users.deactivatedAt),
        isNull(maker.deactivatedAt),
        eq(maker.admin, true),
      ),
    );
  return row;
}
