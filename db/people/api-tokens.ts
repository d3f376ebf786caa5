import { eq, desc, inArray } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { type Actor, type UserActor, assertCan, knows, can } from "../access/actor";
import { readAs } from "../access/reader";
import type { NewApiToken, ApiTokenRow } from "./token-identity";
import { apiTokens, teams, memberships, users, type Scope } from "../schema/people";
import { recordAudit } from "../store/audit";
import { write } from "../store/client";
import type { Db } from "../store/engine";
import { ownerColumns, ownerMembership, owners, standingOf } from "./internal/token-owner";

/**
 * A team's manager makes tokens of that team, never with the scope admin; an administrator makes
 * any.
 */
export async function createApiToken(actor: Actor, token: NewApiToken, at: Date): Promise<number> {
  return write(async (tx) => {
    await assertMayHold(tx, actor, token);
    const createdBy = actor.kind === "user" ? actor.userId : null;
    const [row] = await tx
      .insert(apiTokens)
      .values({ ...token, createdBy, ownerId: createdBy, createdAt: at })
      .returning({ id: apiTokens.id });
    if (!row) throw new Error("The new token's row did not come back.");
    const { name, scopes, prefix, expiresAt, teamId } = token;
    const after = { name, scopes, prefix, expiresAt };
    const subject = `api-token:${row.id}`;
    await recordAudit(tx, actor, { action: "api-token.create", subject, teamId, after, at });
    return row.id;
  });
}

export async function revokeApiToken(actor: Actor, id: number, at: Date): Promise<void> {
  await write(async (tx) => {
    const { token } = await managedToken(tx, actor, id);
    if (token.revokedAt) return;
    await tx.update(apiTokens).set({ revokedAt: at }).where(eq(apiTokens.id, id));
    const { teamId, name } = token;
    const subject = `api-token:${id}`;
    await recordAudit(tx, actor, {
      action: "api-token.revoke",
      subject,
      teamId,
      before: { name },
      at,
    });
  });
}

/**
 * Makes the actor the owner: the token goes on with their rights, whatever becomes of the owner
 * before.
 */
export async function takeOverApiToken(actor: UserActor, id: number, at: Date): Promise<void> {
  await write(async (tx) => {
    const { token } = await managedToken(tx, actor, id);
    if (token.revokedAt || (token.expiresAt && token.expiresAt <= at)) {
      throw new AppError("conflict", "This token has ended. Create a new one.");
    }
    await assertMayHold(tx, actor, token);
    if (token.ownerId === actor.userId) return;
    await tx.update(apiTokens).set({ ownerId: actor.userId }).where(eq(apiTokens.id, id));
    const { teamId, ownerId } = token;
    const change = { before: { ownerId }, after: { ownerId: actor.userId } };
    const subject = `api-token:${id}`;
    await recordAudit(tx, actor, { action: "api-token.take-over", subject, teamId, ...change, at });
  });
}

async function managedToken(
  tx: Db,
  actor: Actor,
  id: number,
): Promise<{ token: typeof apiTokens.$inferSelect }> {
  const [row] = await tx
    .select({ token: apiTokens, team: teams })
    .from(apiTokens)
    .leftJoin(teams, eq(teams.id, apiTokens.teamId))
    .where(eq(apiTokens.id, id));
  if (!row || !knows(actor, row.team)) {
    throw new AppError("not-found", "This token doesn’t exist, or you don’t have access.");
  }
  assertCan(actor, row.team ? "manage" : "admin", row.team);
  return row;
}

/**
 * The tokens that the actor may revoke: all for an administrator, those of managed teams for a
 * manager.
 */
export async function listApiTokens(actor: Actor): Promise<ApiTokenRow[]> {
  const everything = can(actor, "admin", null);
  const managed =
    actor.kind === "user"
      ? [...actor.roles].filter(([, role]) => role === "manager").map(([teamId]) => teamId)
      : [];
  if (!everything && managed.length === 0) {
    throw new AppError("forbidden", "Only team managers and administrators can create API tokens.");
  }
  const rows = await readAs(actor)
    .select({
      token: apiTokens,
      teamSlug: teams.slug,
      teamName: teams.name,
      createdBy: users.name,
      ownerName: owners.name,
      ...ownerColumns,
    })
    .from(apiTokens)
    .leftJoin(teams, eq(teams.id, apiTokens.teamId))
    .leftJoin(users, eq(users.id, apiTokens.createdBy))
    .leftJoin(owners, eq(owners.id, apiTokens.ownerId))
    .leftJoin(memberships, ownerMembership)
    .where(everything ? undefined : inArray(apiTokens.teamId, managed))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
  return rows.map((row) => {
    const {
      hash: _hash,
      teamId: _teamId,
      createdBy: _createdBy,
      ownerId: _ownerId,
      ...token
    } = row.token;
    const { teamSlug, teamName, createdBy, ownerId, ownerName } = row;
    return {
      ...token,
      team: teamSlug !== null && teamName !== null ? { slug: teamSlug, name: teamName } : null,
      createdBy,
      owner: ownerId !== null && ownerName !== null ? { id: ownerId, name: ownerName } : null,
      standing: standingOf(row.token, row),
    };
  });
}

/**
 * An installation-wide token and the scope admin need an administrator, a team's token the team's
 * manager.
 */
async function assertMayHold(
  tx: Db,
  actor: Actor,
  { teamId, scopes }: { teamId: number | null; scopes: readonly Scope[] },
): Promise<void> {
  if (teamId === null) assertCan(actor, "admin", null);
  else await assertManages(tx, actor, teamId);
  if (!scopes.includes("admin") || can(actor, "admin", null)) return;
  throw new AppError("forbidden", "Only administrators can create tokens with the admin scope.", [
    { path: "scopes", message: "Only administrators can grant the admin scope." },
  ]);
}

async function assertManages(tx: Db, actor: Actor, teamId: number): Promise<void> {
  const [team] = await tx
    .select({ id: teams.id, open: teams.open })
    .from(teams)
    .where(eq(teams.id, teamId));
  if (!team) throw new AppError("not-found", "There is nothing here, or you don’t have access.");
  assertCan(actor, "manage", team);
}
