"use server";

import { revokeInvitation } from "@/db/people/invitations";
import { addMember, removeMember, setRole } from "@/db/people/memberships";
import {
  addMemberSchema,
  invitationSchema,
  memberSchema,
  setRoleSchema,
} from "@/lib/people/schema";
import { action } from "@/server/actions/action";
import { invite } from "@/server/auth/invite";

export const addToTeam = action(addMemberSchema, async (actor, { team, email, role }) => {
  if (await addMember(actor, team, email, role, new Date())) return `${email} is in the team.`;
  return {
    message: `${email} has no account yet.`,
    values: { link: await invite(actor, { email, team, role, admin: false }) },
  };
});

export const changeRole = action(setRoleSchema, async (actor, { team, user, role }) =>
  setRole(actor, team, user, role, new Date()),
);
export const removeFromTeam = action(memberSchema, async (actor, { team, user }) =>
  removeMember(actor, team, user, new Date()),
);
export const withdrawInvitation = action(invitationSchema, async (actor, { invitation }) =>
  revokeInvitation(actor, invitation, new Date()),
);
