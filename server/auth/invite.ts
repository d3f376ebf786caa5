import "server-only";
import type { UserActor } from "@/db/access/actor";
import { createInvitation, type NewInvitation } from "@/db/people/invitations";
import { linkTo } from "./installation-url";
import { keyHash, randomKey } from "./random-key";

/** Makes an invitation and answers its link, which is kept nowhere. */
export async function invite(actor: UserActor, invitation: NewInvitation): Promise<string> {
  const key = randomKey();
  await createInvitation(actor, invitation, keyHash(key), new Date());
  return linkTo(`/invite/${key}`);
}
