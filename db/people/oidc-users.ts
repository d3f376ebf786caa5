import { and, eq, isNull } from "drizzle-orm";
import type { OidcRefusal } from "@/lib/people/oidc-refusal";
import { assertCan, type Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { write } from "../store/client";
import type { Db } from "../store/engine";
import { acceptInvitationOf } from "./internal/accept-invitation";
import { users } from "../schema/people";
import { insertUser, lockUsers } from "./internal/users";

export type OidcClaims = { subject: string; email: string; name: string; emailVerified: boolean };
export type OidcOutcome =
  | { kind: "user"; userId: number }
  | { kind: "refused"; reason: OidcRefusal };

/**
 * The user behind a sign-in at the identity provider: the one linked to its subject; else the one
 * with its verified email, who is linked from now on; else a new one, when the email is invited
 * or of an allowed domain.
 */
export async function userOfOidc(
  actor: Actor,
  claims: OidcClaims,
  allowedDomains: readonly string[],
  at: Date,
): Promise<OidcOutcome> {
  assertCan(actor, "admin", null);
  return write(async (tx) => {
    await lockUsers(tx);
    const [linked] = await tx.select().from(users).where(eq(users.oidcSubject, claims.subject));
    if (linked) return linked.deactivatedAt ? refused("deactivated") : known(linked.id);
    if (!claims.emailVerified) return refused("unverified");
    return (
      (await linkByEmail(tx, actor, claims, at)) ??
      (await createKnown(tx, actor, claims, allowedDomains, at))
    );
  });
}

const known = (userId: number): OidcOutcome => ({ kind: "user", userId });
const refused = (reason: OidcRefusal): OidcOutcome => ({ kind: "refused", reason });

async function linkByEmail(
  tx: Db,
  actor: Actor,
  { subject, email }: OidcClaims,
  at: Date,
): Promise<OidcOutcome | null> {
  const [user] = await tx.select().from(users).where(eq(users.email, email));
  if (!user) return null;
  if (user.deactivatedAt) return refused("deactivated");
  if (user.oidcSubject !== null) return refused("linked-elsewhere");
  await tx
    .update(users)
    .set({ oidcSubject: subject })
    .where(and(eq(users.id, user.id), isNull(users.oidcSubject)));
  await recordAudit(tx, actor, {
    action: "user.link-oidc",
    subject: `user:${user.id}`,
    after: { subject },
    at,
  });
  return known(user.id);
}

async function createKnown(
  tx: Db,
  actor: Actor,
  { subject, email, name }: OidcClaims,
  allowedDomains: readonly string[],
  at: Date,
): Promise<OidcOutcome> {
  const user = { email, name, passwordHash: null, oidcSubject: subject };
  const invited = await acceptInvitationOf(tx, actor, user, at);
  if (invited !== null) return known(invited);
  const domain = email.slice(email.lastIndexOf("@") + 1);
  if (!allowedDomains.includes(domain)) return refused("uninvited");
  return known(await insertUser(tx, actor, { ...user, admin: false }, at));
}
