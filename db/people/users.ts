import { count, eq, asc, and, isNull } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { type Role, teams, users, memberships, sessions } from "../schema/people";
import { type Actor, assertCan, type UserActor } from "../access/actor";
import { holder } from "./internal/set-up";
import { readAs, snapshotAs } from "../access/reader";
import { recordAudit } from "../store/audit";
import { write } from "../store/client";
import { endSessionsOf } from "./internal/end-sessions";
import type { Db } from "../store/engine";
import { lockUsers } from "./internal/users";

export type UserRow = {
  id: number;
  email: string;
  name: string;
  admin: boolean;
  createdAt: Date;
  deactivatedAt: Date | null;
  lastSeenAt: Date | null;
  teams: { slug: string; name: string; role: Role }[];
};

/**
 * Whether the installation has been set up; users are deactivated, never deleted, so that a yes
 * stays one.
 */
export async function hasUsers(actor: Actor): Promise<boolean> {
  assertCan(actor, "admin", null);
  if (holder.burnlineHasUsers) return true;
  const [row] = await readAs(actor).select({ n: count() }).from(users);
  return (holder.burnlineHasUsers = (row?.n ?? 0) > 0);
}

export type Credentials = { id: number; passwordHash: string | null; active: boolean };

/** For the sign-in gate. */
export async function findCredentials(actor: Actor, email: string): Promise<Credentials | null> {
  assertCan(actor, "admin", null);
  const [row] = await readAs(actor)
    .select({ id: users.id, passwordHash: users.passwordHash, deactivatedAt: users.deactivatedAt })
    .from(users)
    .where(eq(users.email, email));
  return row
    ? { id: row.id, passwordHash: row.passwordHash, active: row.deactivatedAt === null }
    : null;
}

export async function listUsers(actor: Actor): Promise<UserRow[]> {
  assertCan(actor, "admin", null);
  const [people, places, seen] = await snapshotAs(actor, (reader) =>
    Promise.all([
      reader.select().from(users).orderBy(asc(users.name), asc(users.id)),
      reader
        .select({
          userId: memberships.userId,
          role: memberships.role,
          slug: teams.slug,
          name: teams.name,
        })
        .from(memberships)
        .innerJoin(teams, eq(teams.id, memberships.teamId))
        .orderBy(asc(teams.name)),
      reader
        .select({ userId: sessions.userId, lastSeenAt: sessions.lastSeenAt })
        .from(sessions)
        .orderBy(asc(sessions.lastSeenAt)),
    ]),
  );
  const lastSeen = new Map(seen.map((row) => [row.userId, row.lastSeenAt]));
  return people.map(({ passwordHash: _passwordHash, oidcSubject: _oidcSubject, ...person }) => ({
    ...person,
    lastSeenAt: lastSeen.get(person.id) ?? null,
    teams: places
      .filter(({ userId }) => userId === person.id)
      .map(({ slug, name, role }) => ({ slug, name, role })),
  }));
}

export async function renameSelf(actor: UserActor, name: string, at: Date): Promise<void> {
  await write(async (tx) => {
    await tx.update(users).set({ name }).where(eq(users.id, actor.userId));
    await recordAudit(tx, actor, {
      action: "user.rename",
      subject: `user:${actor.userId}`,
      before: { name: actor.name },
      after: { name },
      at,
    });
  });
}

export async function findOwnPasswordHash(actor: UserActor): Promise<string | null> {
  const [row] = await readAs(actor)
    .select({ passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, actor.userId));
  return row?.passwordHash ?? null;
}

/**
 * Ends the actor's other sessions: whoever knew the old password is out. Throws conflict when the
 * password changed since it was checked.
 */
export async function changeOwnPassword(
  actor: UserActor,
  change: { from: string | null; to: string },
  at: Date,
): Promise<void> {
  await write(async (tx) => {
    const unchanged =
      change.from === null ? isNull(users.passwordHash) : eq(users.passwordHash, change.from);
    const changed = await tx
      .update(users)
      .set({ passwordHash: change.to })
      .where(and(eq(users.id, actor.userId), unchanged))
      .returning({ id: users.id });
    if (changed.length === 0)
      throw new AppError("conflict", "The password was changed elsewhere in the meantime.");
    const ended = await endSessionsOf(tx, actor.userId, actor.sessionId);
    await recordAudit(tx, actor, {
      action: "user.change-password",
      subject: `user:${actor.userId}`,
      after: { endedSessions: ended },
      at,
    });
  });
}

/** Ends all the user's sessions at once; the last active administrator cannot be deactivated. */
export async function deactivateUser(actor: Actor, userId: number, at: Date): Promise<void> {
  await changeUser(actor, userId, async (tx, user) => {
    if (user.deactivatedAt) return null;
    if (user.admin) await assertAnotherAdmin(tx, userId);
    await tx.update(users).set({ deactivatedAt: at }).where(eq(users.id, userId));
    await endSessionsOf(tx, userId);
    return { action: "user.deactivate", at };
  });
}

export async function reactivateUser(actor: Actor, userId: number, at: Date): Promise<void> {
  await changeUser(actor, userId, async (tx, user) => {
    if (!user.deactivatedAt) return null;
    await tx.update(users).set({ deactivatedAt: null }).where(eq(users.id, userId));
    return { action: "user.reactivate", at };
  });
}

/**
 * Makes a user an administrator of the installation, or no longer one; there is always one left.
 */
export async function setAdmin(
  actor: Actor,
  userId: number,
  admin: boolean,
  at: Date,
): Promise<void> {
  await changeUser(actor, userId, async (tx, user) => {
    if (user.admin === admin) return null;
    if (!admin) await assertAnotherAdmin(tx, userId);
    await tx.update(users).set({ admin }).where(eq(users.id, userId));
    return { action: admin ? "user.make-admin" : "user.remove-admin", at };
  });
}

type User = typeof users.$inferSelect;

async function changeUser(
  actor: Actor,
  userId: number,
  change: (tx: Db, user: User) => Promise<{ action: string; at: Date } | null>,
): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    await lockUsers(tx);
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    if (!user) throw new AppError("not-found", "There is no such user.");
    const entry = await change(tx, user);
    if (entry)
      await recordAudit(tx, actor, {
        ...entry,
        subject: `user:${userId}`,
        after: { email: user.email },
      });
  });
}

async function assertAnotherAdmin(tx: Db, userId: number): Promise<void> {
  const admins = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.admin, true), isNull(users.deactivatedAt)));
  if (!admins.some(({ id }) => id !== userId))
    throw new AppError(
      "conflict",
      "This is the only active administrator. Make someone else one first.",
    );
}
