"use server";

import { redirect } from "next/navigation";
import { acceptInvitation, joinByInvitation } from "@/db/people/accept-invitation";
import { acceptInvitationSchema, joinSchema } from "@/lib/people/schema";
import { action, publicAction } from "@/server/actions/action";
import { openSession } from "@/server/auth/open-session";
import { hashPassword } from "@/server/auth/password";
import { keyHash } from "@/server/auth/random-key";
import { systemActor } from "@/server/auth/system-actor";

export const acceptWithNewAccount = publicAction(
  acceptInvitationSchema,
  async (visitor, { key, name, email, password }) => {
    const passwordHash = await hashPassword(password);
    const userId = await acceptInvitation(
      systemActor("invitation"),
      keyHash(key),
      { name, email, passwordHash },
      new Date(),
    );
    await openSession(userId, visitor);
    redirect("/");
  },
);

export const joinTeam = action(joinSchema, async (actor, { key }) => {
  await joinByInvitation(actor, keyHash(key), new Date());
  redirect("/");
});
