import "server-only";
import type { Actor } from "@/db/access/actor";
import { listReach } from "@/db/contacts/list-reach";
import { mailServer } from "./mail-server";

/** Of these people, those whom nothing would reach, and why: said before it matters. */
export async function unreachablePeople(
  actor: Actor,
  emails: readonly string[],
): Promise<{ email: string; why: string }[]> {
  const [reach, mail] = await Promise.all([listReach(actor, emails), mailServer()]);
  return [...new Set(emails.map((email) => email.toLowerCase()))].flatMap((email) => {
    const known = reach.find((each) => each.email === email);
    if (!known) return [{ email, why: "has no active account" }];
    if (mail !== null || known.contacts > known.failing) return [];
    const why =
      known.contacts === 0
        ? "has no verified contact, and email is not set up"
        : "has no contact whose last try worked, and email is not set up";
    return [{ email, why }];
  });
}
