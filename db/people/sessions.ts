import { eq, lt, and, gt, isNull, desc } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { type Role, sessions, users, memberships } from "../schema/people";
import { type Actor, assertCan, type UserActor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { recordAudit } from "../store/audit";
import { rememberAddress } from "./internal/known-addresses";
import { write } from "../store/client";
import { endSessionsOf } from "./internal/end-sessions";

export const SESSION_DAYS = 30;

const DAY_MS = 86_400_000;

const SEEN_EVERY_MS = 5 * 60_000;

export type NewSession = {
  userId: number;
  keyHash: string;
  address: string | null;
  userAgent: string | null;
};

export type SessionIdentity = {
  sessionId: number;
  userId: number;
  name: string;
  email: string;
  admin: boolean;
  roles: ReadonlyMap<number, Role>;
  lastSeenAt: Date;
};

export type SessionRow = {
  id: number;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  address: string | null;
  userAgent: string | null;
};

/** Opens a session for an active user; throws forbidden for a deactivated one. */
export async function startSession(actor: Actor, session: NewSession, at: Date): Promise<void> {
  assertCan(actor, "admin", null);
  await write(async (tx) => {
    const [user] = await tx
      .select({ email: users.email, deactivatedAt: users.deactivatedAt })
      .from(users)
      .where(eq(users.id, session.userId));
    if (!user || user.deactivatedAt)
      throw new AppError(
        "forbidden",
        "This account is deactivated. An administrator can reactivate it.",
      );
    await tx.delete(sessions).where(lt(sessions.expiresAt, at));
    const expiresAt = new Date(at.getTime() + SESSION_DAYS * DAY_MS);
    await tx.insert(sessions).values({ ...session, createdAt: at, lastSeenAt: at, expiresAt });
    if (session.address !== null) await rememberAddress(tx, session.userId, session.address, at);
    await recordAudit(tx, actor, {
      action: "session.start",
      subject: `user:${session.userId}`,
      after: { email: user.email, address: session.address },
      at,
    });
  });
}

/**
 * Who holds the session of this key, as of now in the store; null when it ended, expired, or its
 * user is deactivated.
 */
export async function findSessionIdentity(
  actor: Actor,
  keyHash: string,
  at: Date,
): Promise<SessionIdentity | null> {
  assertCan(actor, "admin", null);
  const rows = await identityRows(readAs(actor), { keyHash, at });
  const [first] = rows;
  if (!first) return null;
  const roles = new Map<number, Role>();
  for (const { teamId, role } of rows)
    if (teamId !== null && role !== null) roles.set(teamId, role);
  const { sessionId, userId, name, email, admin, lastSeenAt } = first;
  return { sessionId, userId, name, email, admin, roles, lastSeenAt };
}

const identityRows = repeated((reader, given: Given<{ keyHash: string; at: Date }>) =>
  reader
    .select({
      sessionId: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      admin: users.admin,
      teamId: memberships.teamId,
      role: memberships.role,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .where(
      and(
        eq(sessions.keyHash, given.keyHash),
        gt(sessions.expiresAt, given.at),
        isNull(users.deactivatedAt),
      ),
    ),
);

/**
 * Notes that a session was used, at most every five minutes. Leaves no audit row: nothing that
 * anybody decided has changed.
 */
export async function touchSession(
  actor: Actor,
  session: { sessionId: number; lastSeenAt: Date },
  at: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  if (at.getTime() - session.lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  await write((tx) =>
    tx.update(sessions).set({ lastSeenAt: at }).where(eq(sessions.id, session.sessionId)),
  );
}

export async function listOwnSessions(actor: UserActor, at: Date): Promise<SessionRow[]> {
  return readAs(actor)
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      address: sessions.address,
      userAgent: sessions.userAgent,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, actor.userId), gt(sessions.expiresAt, at)))
    .orderBy(desc(sessions.lastSeenAt));
}

/** Ends one of the actor's own sessions; someone else's answers like one that does not exist. */
export async function endOwnSession(actor: UserActor, sessionId: number, at: Date): Promise<void> {
  await write(async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.userId, actor.userId)))
      .returning({ id: sessions.id });
    if (ended.length === 0) throw new AppError("not-found", "This session has already ended.");
    await recordAudit(tx, actor, {
      action: "session.end",
      subject: `user:${actor.userId}`,
      before: { sessionId },
      at,
    });
  });
}

/** Signs the actor out everywhere else. */
export async function endOtherSessions(actor: UserActor, at: Date): Promise<number> {
  return write(async (tx) => {
    const ended = await endSessionsOf(tx, actor.userId, actor.sessionId);
    await recordAudit(tx, actor, {
      action: "session.end-others",
      subject: `user:${actor.userId}`,
      before: { sessions: ended },
      at,
    });
    return ended;
  });
}
