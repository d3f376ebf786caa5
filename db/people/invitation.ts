import type { Role } from "../schema/people";

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
