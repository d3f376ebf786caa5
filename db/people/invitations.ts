import { aliasedTable, and, desc, eq, exists, gt, isNull, or, type SQL } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, knows, type Actor, type UserActor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { read, write, type Db } from "../store/client";
import { findRole, joinTeam, managedTeam } from "./memberships";
import { invitations, memberships, teams, users, type Role } from "../schema/people";
import { insertUser, type NewUser } from "./users";

export const INVITATION_DAYS = 7;
const DAY_MS = 86_400_000;
const GONE = "This invitation has expired, was withdrawn, or has been used. Ask for a new one.";

export type NewInvitation = {
  email: string | null;
  team: string | null;
  role: Role;
  admin: boolean;
};
export type InvitationRow = {
  id: number;
  email: string | null;
  team: { slug: string; name: string } | null;
  role: Role;
  admin: boolean;
  invitedBy: string | null;
  createdAt: Date;
  expiresAt: Date;
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
    return openInvitations(at);
  }
  const team = await managedTeam(read(), actor, teamSlug);
  return openInvitations(at, eq(invitations.teamId, team.id));
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
      throw new AppError("not-found", "There is nothing here, or you may not see it.");
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
  const [row] = await openInvitations(at, eq(invitations.keyHash, keyHash));
  return row ?? null;
}

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

/** Neither used, withdrawn nor expired, and made by someone who could make it today. */
const stillOpen = (at: Date) =>
  and(
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, at),
    exists(invitersToday()),
  );

/** Who made the invitation, where they may still give what it gives. */
function invitersToday() {
  const inviter = aliasedTable(users, "inviter");
  const manages = and(eq(invitations.admin, false), eq(memberships.role, "manager"));
  return read()
    .select({ id: inviter.id })
    .from(inviter)
    .leftJoin(
      memberships,
      and(eq(memberships.userId, inviter.id), eq(memberships.teamId, invitations.teamId)),
    )
    .where(
      and(
        eq(inviter.id, invitations.invitedBy),
        isNull(inviter.deactivatedAt),
        or(eq(inviter.admin, true), manages),
      ),
    );
}

async function openInvitations(at: Date, which?: SQL): Promise<InvitationRow[]> {
  const rows = await read()
    .select({
      invitation: invitations,
      slug: teams.slug,
      teamName: teams.name,
      invitedBy: users.name,
    })
    .from(invitations)
    .leftJoin(teams, eq(teams.id, invitations.teamId))
    .leftJoin(users, eq(users.id, invitations.invitedBy))
    .where(and(stillOpen(at), which))
    .orderBy(desc(invitations.createdAt), desc(invitations.id));
  return rows.map(
    ({
      invitation: { id, email, role, admin, createdAt, expiresAt },
      slug,
      teamName,
      invitedBy,
    }) => ({
      id,
      email,
      role,
      admin,
      createdAt,
      expiresAt,
      invitedBy,
      team: slug !== null && teamName !== null ? { slug, name: teamName } : null,
    }),
  );
}
