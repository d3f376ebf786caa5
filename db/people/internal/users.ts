import { eq, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../../access/actor";
import type { Db } from "../../store/engine";
import { rowsOf } from "../../store/statements";
import { recordAudit } from "../../store/audit";
import { users } from "../../schema/people";
import { dialect } from "../../store/dialect";

export type NewUser = {
  email: string;
  name: string;
  passwordHash: string | null;
  oidcSubject?: string;
  admin: boolean;
};

/**
 * For verbs that make a user in their own transaction; throws conflict when the email is taken.
 */
export async function insertUser(tx: Db, actor: Actor, user: NewUser, at: Date): Promise<number> {
  const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.email, user.email));
  if (taken)
    throw new AppError("conflict", "An account with this email already exists.", [
      { path: "email", message: "An account with this email already exists." },
    ]);
  const [row] = await tx
    .insert(users)
    .values({ ...user, createdAt: at })
    .returning({ id: users.id });
  if (!row) throw new Error("The new user's row did not come back.");
  const { email, name, admin } = user;
  await recordAudit(tx, actor, {
    action: "user.create",
    subject: `user:${row.id}`,
    after: { email, name, admin },
    at,
  });
  return row.id;
}

/** Two administrators must not remove each other at once; SQLite has one writer anyway. */
export async function lockUsers(tx: Db): Promise<void> {
  if (dialect === "postgres") await rowsOf(tx, sql`lock table users in share row exclusive mode`);
}
