import { and, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { type Actor, assertCan } from "../../access/actor";
import type { Db } from "../../store/engine";
import { type Role, memberships } from "../../schema/people";
import { recordAudit } from "../../store/audit";
import type { Team } from "../teams";
import { findTeamBySlug } from "./team-by-slug";

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

export const inTeam = (teamId: number, userId: number) =>
  and(eq(memberships.teamId, teamId), eq(memberships.userId, userId));
