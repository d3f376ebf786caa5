import { and, asc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { read, write, type Db } from "../store/client";
import { memberships, users, type Role } from "../schema/people";
import { findTeamBySlug, getTeam, type Team } from "./teams";

export type Member = { userId: number; name: string; email: string; role: Role; active: boolean };

/** The team's people, by name; whoever may read the team may see them. */
export async function listMembers(actor: Actor, teamSlug: string): Promise<Member[]> {
  const team = await getTeam(actor, teamSlug);
  const rows = await read()
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      deactivatedAt: users.deactivatedAt,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(eq(memberships.teamId, team.id))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map(({ deactivatedAt, ...member }) => ({
    ...member,
    active: deactivatedAt === null,
  }));
}

/**
 * Adds someone who has an active account; false when nobody has this email, so that they can be
 * invited.
 */
export async function addMember(
  actor: Actor,
  teamSlug: string,
  email: string,
  role: Role,
  at: Date,
): Promise<boolean> {
  return write(async (tx) => {
    const team = await managedTeam(tx, actor, teamSlug);
    const [user] = await tx
      .select({ id: users.id, deactivatedAt: users.deactivatedAt })
      .from(users)
      .where(eq(users.email, email));
    if (!user) return false;
    if (user.deactivatedAt)
      throw refusedEmail("This account is deactivated. An administrator can reactivate it.");
    if (await findRole(tx, team.id, user.id))
      throw refusedEmail("This person is in the team already.");
    await joinTeam(tx, actor, { teamId: team.id, userId: user.id, role }, at);
    return true;
  });
}

const refusedEmail = (message: string): AppError =>
  new AppError("conflict", message, [{ path: "email", message }]);

export async function setRole(
  actor: Actor,
  teamSlug: string,
  userId: number,
  role: Role,
  at: Date,
): Promise<void> {
  await write(async (tx) => {
    const team = await managedTeam(tx, actor, teamSlug);
    const before = await findRole(tx, team.id, userId);
    if (!before) throw new AppError("not-found", "This person isn’t in the team.");
    await tx.update(memberships).set({ role }).where(inTeam(team.id, userId));
    await recordAudit(tx, actor, {
      action: "membership.set-role",
      subject: `user:${userId}`,
      teamId: team.id,
      before: { role: before },
      after: { role },
      at,
    });
  });
}

/** A manager removes anybody; everyone may leave. */
export async function removeMember(
  actor: Actor,
  teamSlug: string,
  userId: number,
  at: Date,
): Promise<void> {
  await write(async (tx) => {
    const leaves = actor.kind === "user" && actor.userId === userId;
    const team = leaves
      ? await findTeamBySlug(tx, teamSlug)
      : await managedTeam(tx, actor, teamSlug);
    const before = team && (await findRole(tx, team.id, userId));
    if (!before) throw new AppError("not-found", "This person isn’t in the team.");
    await tx.delete(memberships).where(inTeam(team.id, userId));
    await recordAudit(tx, actor, {
      action: "membership.remove",
      subject: `user:${userId}`,
      teamId: team.id,
      before: { role: before },
      at,
    });
  });
}

/** For verbs that add someone in their own transaction; an existing role is replaced. */
export async function joinTeam(
  tx: Db,
  actor: Actor,
  membership: { teamId: number; userId: number; role: Role },
  at: Date,
): Promise<void> {
  await tx
    .insert(memberships)
    .values(membership)
    .onConflictDoUpdate({
      target: [memberships.teamId, memberships.userId],
      set: { role: membership.role },
    });
  await recordAudit(tx, actor, {
    action: "membership.add",
    subject: `user:${membership.userId}`,
    teamId: membership.teamId,
    after: { role: membership.role },
    at,
  });
}

/** For verbs that need the manager of a team, by its slug. */
export async function managedTeam(db: Db, actor: Actor, teamSlug: string): Promise<Team> {
  const team = await findTeamBySlug(db, teamSlug);
  if (!team) throw new AppError("not-found", "There is nothing here, or you don’t have access.");
  assertCan(actor, "manage", team);
  return team;
}

export async function findRole(db: Db, teamId: number, userId: number): Promise<Role | null> {
  const [row] = await db
    .select({ role: memberships.role })
    .from(memberships)
    .where(inTeam(teamId, userId));
  return row?.role ?? null;
}

const inTeam = (teamId: number, userId: number) =>
  and(eq(memberships.teamId, teamId), eq(memberships.userId, userId));
