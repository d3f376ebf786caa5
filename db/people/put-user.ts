import { and, asc, eq, isNull } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { RESET_HOURS } from "@/lib/people/password-reset";
import { HOUR_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { apiTokens, passwordResets, users, type Role } from "../schema/people";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { findRole, joinTeam } from "./internal/memberships";
import { findTeamBySlug } from "./internal/team-by-slug";
import { insertUser, lockUsers } from "./internal/users";

export type UserInput = { name: string; teams: readonly { team: string; role: Role }[] };

/**
 * Creates the person, who chooses a password by a link with this key, or adds memberships to one who
 * is there; what else they have stays. Answers whether the person is new, and whether the link works.
 */
export async function putUser(
  actor: Actor,
  email: string,
  { name, teams }: UserInput,
  keyHash: string,
  now: Date,
): Promise<{ created: boolean; linked: boolean }> {
  assertCan(actor, "admin", null);
  return serialWrite(async (tx) => {
    await lockUsers(tx);
    const [known] = await tx.select().from(users).where(eq(users.email, email));
    if (known?.deactivatedAt)
      throw new AppError("conflict", "This account is deactivated. Reactivate it first.");
    const userId =
      known?.id ??
      (await insertUser(tx, actor, { email, name, passwordHash: null, admin: false }, now));
    await join(tx, actor, userId, teams, now);
    const linked = !known && (await addLink(tx, actor, { userId, email, keyHash }, now));
    return { created: !known, linked };
  });
}

async function join(
  tx: Db,
  actor: Actor,
  userId: number,
  teams: UserInput["teams"],
  now: Date,
): Promise<void> {
  for (const [index, { team: slug, role }] of teams.entries()) {
    const team = await findTeamBySlug(tx, slug);
    if (!team)
      throw new AppError("invalid", "A team is unknown.", [
        { path: `teams[${index}].team`, message: `There is no team "${slug}". Create it first.` },
      ]);
    if ((await findRole(tx, team.id, userId)) !== role)
      await joinTeam(tx, actor, { teamId: team.id, userId, role }, now);
  }
}

/** False where there is no administrator for whom the link could stand. */
async function addLink(
  tx: Db,
  actor: Actor,
  { userId, email, keyHash }: { userId: number; email: string; keyHash: string },
  now: Date,
): Promise<boolean> {
  const createdBy = await answerableFor(tx, actor);
  if (createdBy === null) return false;
  const expiresAt = new Date(now.getTime() + RESET_HOURS * HOUR_MS);
  await tx.insert(passwordResets).values({ userId, keyHash, createdBy, createdAt: now, expiresAt });
  await recordAudit(tx, actor, {
    action: "user.create-password-reset",
    subject: `user:${userId}`,
    after: { email, expiresAt },
    at: now,
  });
  return true;
}

/** Who acts, whose token acts, or the first administrator for the installation's own token. */
async function answerableFor(tx: Db, actor: Actor): Promise<number | null> {
  if (actor.kind === "user") return actor.userId;
  if (actor.kind === "token") {
    const [token] = await tx
      .select({ ownerId: apiTokens.ownerId })
      .from(apiTokens)
      .where(eq(apiTokens.id, actor.tokenId));
    if (token && token.ownerId !== null) return token.ownerId;
  }
  const [admin] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.admin, true), isNull(users.deactivatedAt)))
    .orderBy(asc(users.id))
    .limit(1);
  return admin?.id ?? null;
}
