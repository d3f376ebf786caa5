import type { ShownInvitation } from "@/components/people/invitation-list";
import type { InvitationRow } from "@/db/people/invitation";

export const shownInvitation = ({
  id,
  email,
  team,
  role,
  admin,
  invitedBy,
  expiresAt,
}: InvitationRow): ShownInvitation => ({
  id,
  email,
  team: team?.name ?? null,
  role,
  admin,
  invitedBy,
  expiresAt: expiresAt.getTime(),
});
