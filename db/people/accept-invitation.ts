import { and, desc, eq, type SQL } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor, type UserActor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { write, type Db } from "../store/client";
import { findRole, joinTeam } from "./memberships";
import { invitations, users, type Role } from "../schema/people";
import { insertUser, type NewUser } from "./users";
import { GONE, stillOpen } from "./invitations";

/** Makes the account of someone new, with what the invitation gives. */
export async function acceptInvitation(
  actor: Actor,
  keyHash: string,
  user: Omit<NewUser, "admin">,
  at: Date,
): Promise<number> {
  assertCan(actor, "admin", null);
  return write(async (tx) => {
    const invitation = await useInvitation(tx, eq(invitations.keyHash, keyHash), at);
    if (!invitation) throw new AppError("conflict", GONE);
    assertMeant(invitation.email, user.email);
    return createInvited(tx, actor, invitation, user, at);
  });
}

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

/** Gives someone who is signed in what the invitation gives; never takes a higher role away. */
export async function joinByInvitation(actor: UserActor, keyHash: string, at: Date): Promise<void> {
  await write(async (tx) => {
    const invitation = await useInvitation(tx, eq(invitations.keyHash, keyHash), at);
    if (!invitation) throw new AppError("conflict", GONE);
    assertMeant(invitation.email, actor.email);
    if (invitation.admin)
      await tx.update(users).set({ admin: true }).where(eq(users.id, actor.userId));
    if (invitation.teamId !== null)
      await joinAtLeast(
        tx,
        actor,
        { teamId: invitation.teamId, userId: actor.userId, role: invitation.role },
        at,
      );
    await recordAudit(tx, actor, {
      action: "invitation.accept",
      subject: `invitation:${invitation.id}`,
      teamId: invitation.teamId,
      after: { userId: actor.userId, admin: invitation.admin },
      at,
    });
  });
}

type Invitation = typeof invitations.$inferSelect;
const RANK: Record<Role, number> = { viewer: 0, responder: 1, manager: 2 };

async function joinAtLeast(
  tx: Db,
  actor: Actor,
  membership: { teamId: number; userId: number; role: Role },
  at: Date,
): Promise<void> {
  const held = await findRole(tx, membership.teamId, membership.userId);
  if (held === null || RANK[held] < RANK[membership.role])
    await joinTeam(tx, actor, membership, at);
}

async function createInvited(
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
async function useInvitation(tx: Db, which: SQL, at: Date): Promise<Invitation | null> {
  const [used] = await tx
    .update(invitations)
    .set({ acceptedAt: at })
    .where(and(which, stillOpen(at)))
    .returning();
  return used ?? null;
}

function assertMeant(invited: string | null, email: string): void {
  const message = `This invitation is for ${invited ?? ""}.`;
  if (invited !== null && invited !== email)
    throw new AppError("forbidden", message, [{ path: "email", message }]);
}
