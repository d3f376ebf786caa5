"use server";

import { endOtherSessions, endOwnSession } from "@/db/people/sessions";
import { renameSelf } from "@/db/people/users";
import {
  changePasswordSchema,
  nothingSchema,
  renameSchema,
  sessionSchema,
} from "@/lib/people/schema";
import { action } from "@/server/actions/action";
import { changePassword } from "@/server/auth/change-password";

export const rename = action(renameSchema, async (actor, { name }) => {
  await renameSelf(actor, name, new Date());
  return "Saved.";
});

export const changeMyPassword = action(
  changePasswordSchema,
  async (actor, { currentPassword, newPassword }) => {
    await changePassword(actor, currentPassword ?? "", newPassword);
    return "The password is changed, and you are signed out everywhere else.";
  },
);

export const endSession = action(sessionSchema, async (actor, { session }) =>
  endOwnSession(actor, session, new Date()),
);

export const endOthers = action(nothingSchema, async (actor) => {
  await endOtherSessions(actor, new Date());
  return "You are signed out everywhere else.";
});
