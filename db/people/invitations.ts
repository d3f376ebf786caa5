import { eq, and } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { type Role, invitations, users, teams } from "../schema/people";
import { type UserActor, assertCan, type Actor, knows } from "../access/actor";
import { readAs } from "../access/reader";
import { getTeam } from "./teams";
import { managedTeam } from "./internal/memberships";
import { recordAudit } from "../store/audit";
import { write } from "../store/client";
import type { Db } from "../store/engine";
import type { InvitationRow } from "./invitation";
import { openInvitations, stillOpen } from "./internal/open-invitations";

const INVITATION_DAYS = 7;

const DAY_MS = 86_400_000;

export type NewInvitation = {
  email: string | null;
  team: string | null;
  role: Role;
  admin: boolean;
};

/** A manager invites into the team, an administrator anybody. The key itself is not stored. */
export async function createInvitation(
  actor: UserActor,
  invitation: NewInvitation,
  keyHash: string,
  at: Date,
): Promise<number> {
  return write(async (tx) => {
    if (invitation.admin || invitation.team === null) assertCan(actor, "admin", null);
    const team = invitation.team === null ? null : await managedTeam(tx, actor, invitation.team);
    if (invitation.email !== null) await assertUnknown(tx, invitation.email);
    const { email, role, admin } = invitation;
    const invitedBy = actor.userId;
    const expiresAt = new Date(at.getTime() + INVITATION_DAYS * DAY_MS);
    const [row] = await tx
      .insert(invitations)
      .values({
        keyHash,
        email,
        role,
        admin,
        teamId: team?.id ?? null,
        invitedBy,
        createdAt: at,
        expiresAt,
      })
      .returning({ id: invitations.id });
    if (!row) throw new Error("The new invitation's row did not come back.");
    await recordAudit(tx, actor, {
      action: "invitation.create",
      subject: `invitation:${row.id}`,
      teamId: team?.id ?? null,
      after: { email, role, admin },
      at,
    });
    return row.id;
  });
}

async function assertUnknown(tx: Db, email: string): Promise<void> {
  const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email));
  const message = "This person already has an account. Add them to a team instead.";
  if (user) throw new AppError("conflict", message, [{ path: "email", message }]);
}

/**
 * The invitations still open: of one team for its manager, all (team null) for an administrator.
 */
export async function listInvitations(
  actor: Actor,
  teamSlug: string | null,
  at: Date,
): Promise<InvitationRow[]> {
  if (teamSlug === null) {
    assertCan(actor, "admin", null);
    return openInvitations(readAs(actor), at);
  }
  const team = await getTeam(actor, teamSlug);
  assertCan(actor, "manage", team);
  return openInvitations(readAs(actor), at, eq(invitations.teamId, team.id));
}

export async function revokeInvitation(actor: Actor, id: number, at: Date): Promise<void> {
  await write(async (tx) => {
    const [row] = await tx
      .select({ invitation: invitations, team: teams })
      .from(invitations)
      .leftJoin(teams, eq(teams.id, invitations.teamId))
      .where(eq(invitations.id, id));
    const place = row?.invitation.admin ? null : (row?.team ?? null);
    if (!row || !knows(actor, place))
      throw new AppError("not-found", "There is nothing here, or you don’t have access.");
    assertCan(actor, place ? "manage" : "admin", place);
    const revoked = await tx
      .update(invitations)
      .set({ revokedAt: at })
      .where(and(eq(invitations.id, id), stillOpen(at)))
      .returning({ id: invitations.id });
    if (revoked.length === 0) throw new AppError("conflict", "This invitation is no longer open.");
    await recordAudit(tx, actor, {
      action: "invitation.revoke",
      subject: `invitation:${id}`,
      teamId: row.team?.id ?? null,
      before: { email: row.invitation.email },
      at,
    });
  });
}

/** What the holder of an invitation's link is told; null once it is not open. */
export async function findInvitation(
  actor: Actor,
  keyHash: string,
  at: Date,
): Promise<InvitationRow | null> {
  assertCan(actor, "admin", null);
  const [row] = await openInvitations(readAs(actor), at, eq(invitations.keyHash, keyHash));
  return row ?? null;
}
