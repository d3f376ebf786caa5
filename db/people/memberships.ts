import { asc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { type Role, memberships, users } from "../schema/people";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { getTeam } from "./teams";
import { write } from "../store/client";
import { findRole, joinTeam, managedTeam, inTeam } from "./internal/memberships";
import { recordAudit } from "../store/audit";
import { findTeamBySlug } from "./internal/team-by-slug";

export type Member = { userId: number; name: string; email: string; role: Role; active: boolean };

/** The team's people, by name; whoever may read the team may see them. */
export async function listMembers(actor: Actor, teamSlug: string): Promise<Member[]> {
  const team = await getTeam(actor, teamSlug);
  const rows = await readAs(actor)
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
