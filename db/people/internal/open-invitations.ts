import { or, and, exists, gt, isNull, aliasedTable, eq, type SQL, desc } from "drizzle-orm";
import { invitations, memberships, users, teams } from "../../schema/people";
import { subselect } from "../../store/client";
import type { InvitationRow } from "../invitation";
import type { Reader } from "../../access/reader";

export const GONE =
  "This invitation has expired, was withdrawn, or has been used. Ask for a new one.";

/** Neither used, withdrawn nor expired, and made by someone who could make it today. */
export const stillOpen = (at: Date) =>
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
  return subselect()
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

export async function openInvitations(
  reader: Reader,
  at: Date,
  which?: SQL,
): Promise<InvitationRow[]> {
  const rows = await reader
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
