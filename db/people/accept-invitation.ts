import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { type Actor, assertCan, type UserActor } from "../access/actor";
import { GONE } from "./internal/open-invitations";
import type { NewUser } from "./internal/users";
import {
  assertMeant,
  createInvited,
  useInvitation,
  joinAtLeast,
} from "./internal/accept-invitation";
import { invitations, users } from "../schema/people";
import { write } from "../store/client";
import { recordAudit } from "../store/audit";

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
