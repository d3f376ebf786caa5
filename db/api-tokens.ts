import { and, desc, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import { AppError } from "@/lib/app-error";
import { assertCan, can, knows, type Actor } from "./actor";
import { recordAudit } from "./audit";
import { read, write, type Db } from "./client";
import { apiTokens, teams, users, type Scope } from "./schema/people";

const SEEN_EVERY_MS = 60_000;

export type NewApiToken = { name: string; scopes: Scope[]; teamId: number | null; prefix: string; hash: string; expiresAt: Date | null };
export type ApiTokenRow = {
  id: number; name: string; prefix: string; scopes: Scope[]; team: { slug: string; name: string } | null; createdBy: string | null;
  createdAt: Date; expiresAt: Date | null; revokedAt: Date | null; lastUsedAt: Date | null;
};
export type TokenIdentity = { tokenId: number; name: string; scopes: Scope[]; teamId: number | null; lastUsedAt: Date | null };

/** Who a presented token is, by its SHA-256; null when unknown, revoked or expired. */
export async function findTokenIdentity(actor: Actor, hash: string, at: Date): Promise<TokenIdentity | null> {
  assertCan(actor, "admin", null);
  const [row] = await read()
    .select({ tokenId: apiTokens.id, name: apiTokens.name, scopes: apiTokens.scopes, teamId: apiTokens.teamId, lastUsedAt: apiTokens.lastUsedAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.hash, hash), isNull(apiTokens.revokedAt), or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, at))));
  return row ?? null;
}

/** Whether there is, or was, a token with this SHA-256. */
export async function apiTokenExists(actor: Actor, hash: string): Promise<boolean> {
  assertCan(actor, "admin", null);
  return (await read().select({ id: apiTokens.id }).from(apiTokens).where(eq(apiTokens.hash, hash))).length > 0;
}

/** Notes that a token was used, at most once a minute; no audit row, as nobody decided anything. */
export async function touchToken(actor: Actor, token: TokenIdentity, at: Date): Promise<void> {
  assertCan(actor, "admin", null);
  if (token.lastUsedAt && at.getTime() - token.lastUsedAt.getTime() < SEEN_EVERY_MS) return;
  const stale = or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, at));
  await write((tx) => tx.update(apiTokens).set({ lastUsedAt: at }).where(and(eq(apiTokens.id, token.tokenId), stale)));
}

/** A team's manager makes tokens of that team, never with the scope admin; an administrator makes any. */
export async function createApiToken(actor: Actor, token: NewApiToken, at: Date): Promise<number> {
  return write(async (tx) => {
    await assertMayHold(tx, actor, token.teamId);
    if (token.scopes.includes("admin") && !can(actor, "admin", null)) {
      throw new AppError("forbidden", "A token with the scope admin needs an administrator.", [{ path: "scopes", message: "Only an administrator may give the scope admin." }]);
    }
    const createdBy = actor.kind === "user" ? actor.userId : null;
    const [row] = await tx.insert(apiTokens).values({ ...token, createdBy, createdAt: at }).returning({ id: apiTokens.id });
    if (!row) throw new Error("The new token's row did not come back.");
    const { name, scopes, prefix, expiresAt } = token;
    await recordAudit(tx, actor, { action: "api-token.create", subject: `api-token:${row.id}`, teamId: token.teamId, after: { name, scopes, prefix, expiresAt }, at });
    return row.id;
  });
}

export async function revokeApiToken(actor: Actor, id: number, at: Date): Promise<void> {
  await write(async (tx) => {
    const [row] = await tx.select({ token: apiTokens, team: teams }).from(apiTokens).leftJoin(teams, eq(teams.id, apiTokens.teamId)).where(eq(apiTokens.id, id));
    if (!row || !knows(actor, row.team)) throw new AppError("not-found", "There is no such token, or you may not see it.");
    assertCan(actor, row.team ? "manage" : "admin", row.team);
    const { token } = row;
    if (token.revokedAt) return;
    await tx.update(apiTokens).set({ revokedAt: at }).where(eq(apiTokens.id, id));
    await recordAudit(tx, actor, { action: "api-token.revoke", subject: `api-token:${id}`, teamId: token.teamId, before: { name: token.name }, at });
  });
}

/** The tokens that the actor may revoke: all for an administrator, those of managed teams for a manager. */
export async function listApiTokens(actor: Actor): Promise<ApiTokenRow[]> {
  const everything = can(actor, "admin", null);
  const managed = actor.kind === "user" ? [...actor.roles].filter(([, role]) => role === "manager").map(([teamId]) => teamId) : [];
  if (!everything && managed.length === 0) throw new AppError("forbidden", "API tokens are made by team managers and administrators.");
  const rows = await read()
    .select({ token: apiTokens, teamSlug: teams.slug, teamName: teams.name, createdBy: users.name })
    .from(apiTokens)
    .leftJoin(teams, eq(teams.id, apiTokens.teamId))
    .leftJoin(users, eq(users.id, apiTokens.createdBy))
    .where(everything ? undefined : inArray(apiTokens.teamId, managed))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
  return rows.map(({ token: { hash: _hash, teamId: _teamId, createdBy: _createdBy, ...token }, teamSlug, teamName, createdBy }) => ({
    ...token,
    team: teamSlug !== null && teamName !== null ? { slug: teamSlug, name: teamName } : null,
    createdBy,
  }));
}

/** An installation-wide token needs an administrator, a team's token the team's manager. */
async function assertMayHold(tx: Db, actor: Actor, teamId: number | null): Promise<void> {
  if (teamId === null) {
    assertCan(actor, "admin", null);
    return;
  }
  const [team] = await tx.select({ id: teams.id, open: teams.open }).from(teams).where(eq(teams.id, teamId));
  if (!team) throw new AppError("not-found", "There is nothing here, or you may not see it.");
  assertCan(actor, "manage", team);
}
