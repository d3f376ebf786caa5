import { and, desc, eq, type SQL } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../../access/actor";
import type { Db } from "../../store/engine";
import { type NewUser, insertUser } from "./users";
import { invitations, type Role } from "../../schema/people";
import { stillOpen } from "./open-invitations";
import { findRole, joinTeam } from "./memberships";
import { recordAudit } from "../../store/audit";

/**
 * For OIDC sign-ins: an open invitation to a verified email makes the account; null when there is
 * none.
 */
export async function acceptInvitationOf(
  tx: Db,
  actor: Actor,
  user: Omit<NewUser, "admin">,
  at: Date,
): Promise<number | null> {
  const [open] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.email, user.email), stillOpen(at)))
    .orderBy(desc(invitations.id))
    .limit(1);
  const invitation = open && (await useInvitation(tx, eq(invitations.id, open.id), at));
  return invitation ? createInvited(tx, actor, invitation, user, at) : null;
}

type Invitation = typeof invitations.$inferSelect;

const RANK: Record<Role, number> = { viewer: 0, responder: 1, manager: 2 };

export async function joinAtLeast(
  tx: Db,
  actor: Actor,
  membership: { teamId: number; userId: number; role: Role },
  at: Date,
): Promise<void> {
  const current = await findRole(tx, membership.teamId, membership.userId);
  if (current === null || RANK[current] < RANK[membership.role])
    await joinTeam(tx, actor, membership, at);
}

export async function createInvited(
  tx: Db,
  actor: Actor,
  invitation: Invitation,
  user: Omit<NewUser, "admin">,
  at: Date,
): Promise<number> {
  const userId = await insertUser(tx, actor, { ...user, admin: invitation.admin }, at);
  if (invitation.teamId !== null)
    await joinTeam(tx, actor, { teamId: invitation.teamId, userId, role: invitation.role }, at);
  await recordAudit(tx, actor, {
    action: "invitation.accept",
    subject: `invitation:${invitation.id}`,
    teamId: invitation.teamId,
    after: { userId },
    at,
  });
  return userId;
}

/** Marks one open invitation as used; only one of several that try at once gets it. */
export async function useInvitation(tx: Db, which: SQL, at: Date): Promise<Invitation | null> {
  const [used] = await tx
    .update(invitations)
    .set({ acceptedAt: at })
    .where(and(which, stillOpen(at)))
    .returning();
  return used ?? null;
}

export function assertMeant(invited: string | null, email: string): void {
  const message = `This invitation is for ${invited ?? ""}.`;
  if (invited !== null && invited !== email)
    throw new AppError("forbidden", message, [{ path: "email", message }]);
}
