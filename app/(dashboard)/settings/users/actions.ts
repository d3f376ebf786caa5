"use server";

import { revokeInvitation } from "@/db/people/invitations";
import { deactivateUser, reactivateUser, setAdmin } from "@/db/people/users";
import {
  invitationSchema,
  inviteUserSchema,
  setAdminSchema,
  userSchema,
} from "@/lib/people/schema";
import { action } from "@/server/actions/action";
import { invite } from "@/server/auth/invite";
import { passwordResetLink } from "@/server/auth/reset-password";

export const inviteUser = action(inviteUserSchema, async (actor, { email, team, role, admin }) => ({
  message: "The invitation is ready.",
  values: { link: await invite(actor, { email: email ?? null, team: team ?? null, role, admin }) },
}));

export const withdrawInvitation = action(invitationSchema, async (actor, { invitation }) =>
  revokeInvitation(actor, invitation, new Date()),
);
export const createResetLink = action(userSchema, async (actor, { user }) => ({
  message: "The link is ready.",
  values: { link: await passwordResetLink(actor, user) },
}));
export const deactivate = action(userSchema, async (actor, { user }) =>
  deactivateUser(actor, user, new Date()),
);
export const reactivate = action(userSchema, async (actor, { user }) =>
  reactivateUser(actor, user, new Date()),
);
export const changeAdmin = action(setAdminSchema, async (actor, { user, admin }) =>
  setAdmin(actor, user, admin, new Date()),
);
