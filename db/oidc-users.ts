import { and, eq, isNull } from "drizzle-orm";
import { AppError } from "@/lib/app-error";
import { assertCan, type Actor } from "./actor";
import { recordAudit } from "./audit";
import { write, type Db } from "./client";
import { acceptInvitationOf } from "./invitations";
import { users } from "./schema/people";
import { insertUser, lockUsers } from "./users";

export type OidcClaims = { subject: string; email: string; name: string; emailVerified: boolean };

/**
 * The user behind a sign-in at the identity provider: the one linked to its subject; else the one with its verified e-mail, who is linked from now on;
 * else a new one, when the e-mail is invited or of an allowed domain. Throws forbidden with the reason otherwise.
 */
export async function userOfOidc(actor: Actor, claims: OidcClaims, allowedDomains: readonly string[], at: Date): Promise<number> {
  assertCan(actor, "admin", null);
  return write(async (tx) => {
    await lockUsers(tx);
    const [linked] = await tx.select({ id: users.id }).from(users).where(eq(users.oidcSubject, claims.subject));
    if (linked) return linked.id;
    if (!claims.emailVerified) throw new AppError("forbidden", "The identity provider has not verified your e-mail.");
    return (await linkByEmail(tx, actor, claims, at)) ?? (await createKnown(tx, actor, claims, allowedDomains, at));
  });
}

async function linkByEmail(tx: Db, actor: Actor, { subject, email }: OidcClaims, at: Date): Promise<number | null> {
  const [user] = await tx.select({ id: users.id, oidcSubject: users.oidcSubject }).from(users).where(eq(users.email, email));
  if (!user) return null;
  if (user.oidcSubject !== null) throw new AppError("forbidden", "This e-mail's account is linked to another identity.");
  await tx.update(users).set({ oidcSubject: subject }).where(and(eq(users.id, user.id), isNull(users.oidcSubject)));
  await recordAudit(tx, actor, { action: "user.link-oidc", subject: `user:${user.id}`, after: { subject }, at });
  return user.id;
}

async function createKnown(tx: Db, actor: Actor, { subject, email, name }: OidcClaims, allowedDomains: readonly string[], at: Date): Promise<number> {
  const user = { email, name, passwordHash: null, oidcSubject: subject };
  const invited = await acceptInvitationOf(tx, actor, user, at);
  if (invited !== null) return invited;
  const domain = email.slice(email.lastIndexOf("@") + 1);
  if (!allowedDomains.includes(domain)) throw new AppError("forbidden", "You have no account here. Ask an administrator for an invitation.");
  return insertUser(tx, actor, { ...user, admin: false }, at);
}
