import { aliasedTable, and, desc, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { tokenStanding, type TokenOwner, type TokenStanding } from "@/lib/people/token-standing";
import { assertCan, can, knows, type Actor, type UserActor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { read, write, type Db } from "../store/client";
import { apiTokens, memberships, teams, users, type Role, type Scope } from "../schema/people";

const SEEN_EVERY_MS = 60_000;

export type NewApiToken = {
  name: string;
  scopes: Scope[];
  teamId: number | null;
  prefix: string;
  hash: string;
  expiresAt: Date | null;
};
export type ApiTokenRow = {
  id: number;
  name: string;
  prefix: string;
  scopes: Scope[];
  team: { slug: string; name: string } | null;
  createdBy: string | null;
  /** Null: the installation's own. */
  owner: { id: number; name: string } | null;
  standing: TokenStanding;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
};
export type TokenIdentity = {
  tokenId: number;
  name: string;
  scopes: Scope[];
  teamId: number | null;
  lastUsedAt: Date | null;
  standing: TokenStanding;
};

const owners = aliasedTable(users, "owners");
const ownerColumns = {
  ownerId: owners.id,
  ownerAdmin: owners.admin,
  ownerLeftAt: owners.deactivatedAt,
  ownerRole: memberships.role,
};
const ownerMembership = and(
  eq(memberships.userId, apiTokens.ownerId),
  eq(memberships.teamId, apiTokens.teamId),
);

type OwnerColumns = {
  ownerId: number | null;
  ownerAdmin: boolean | null;
  ownerLeftAt: Date | null;
  ownerRole: Role | null;
};

function standingOf(
  token: { scopes: Scope[]; teamId: number | null },
  row: OwnerColumns,
): TokenStanding {
  const owner: TokenOwner =
    row.ownerId === null
      ? null
      : { active: row.ownerLeftAt === null, admin: row.ownerAdmin ?? false, role: row.ownerRole };
  return tokenStanding({ scopes: token.scopes, ofTeam: token.teamId !== null }, owner);
}

/**
 * Who a presented token is, by its SHA-256, with what its owner may do now; null when unknown,
 * revoked or expired.
 */
export async function findTokenIdentity(
  actor: Actor,
  hash: string,
  at: Date,
): Promise<TokenIdentity | null> {
  assertCan(actor, "admin", null);
  const [row] = await read()
    .select({
      tokenId: apiTokens.id,
      name: apiTokens.name,
      scopes: apiTokens.scopes,
      teamId: apiTokens.teamId,
      lastUsedAt: apiTokens.lastUsedAt,
      ...ownerColumns,
    })
    .from(apiTokens)
    .leftJoin(owners, eq(owners.id, apiTokens.ownerId))
    .leftJoin(memberships, ownerMembership)
    .where(
      and(
        eq(apiTokens.hash, hash),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, at)),
      ),
    );
  if (!row) return null;
  const { tokenId, name, scopes, teamId, lastUsedAt } = row;
  return { tokenId, name, scopes, teamId, lastUsedAt, standing: standingOf(row, row) };
}

/** Whether there is, or was, a token with this SHA-256. */
export async function apiTokenExists(actor: Actor, hash: string): Promise<boolean> {
  assertCan(actor, "admin", null);
  const found = await read()
    .select({ id: apiTokens.id })
    .from(apiTokens)
    .where(eq(apiTokens.hash, hash));
  return found.length > 0;
}

/** Notes that a token was used, at most once a minute; no audit row, as nobody decided anything. */
export async function touchToken(
  actor: Actor,
  token: Pick<TokenIdentity, "tokenId" | "lastUsedAt">,
  at: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  if (token.lastUsedAt && at.getTime() - token.lastUsedAt.getTime() < SEEN_EVERY_MS) return;
  const stale = or(isNull(apiTokens.lastUsedAt), lt(apiTokens.lastUsedAt, at));
  await write((tx) =>
    tx
      .update(apiTokens)
      .set({ lastUsedAt: at })
      .where(and(eq(apiTokens.id, token.tokenId), stale)),
  );
}

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
    throw new AppError("not-found", "There is no such token, or you may not see it.");
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
    throw new AppError("forbidden", "API tokens are made by team managers and administrators.");
  }
  const rows = await read()
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
  throw new AppError("forbidden", "A token with the scope admin needs an administrator.", [
    { path: "scopes", message: "Only an administrator may give the scope admin." },
  ]);
}

async function assertManages(tx: Db, actor: Actor, teamId: number): Promise<void> {
  const [team] = await tx
    .select({ id: teams.id, open: teams.open })
    .from(teams)
    .where(eq(teams.id, teamId));
  if (!team) throw new AppError("not-found", "There is nothing here, or you may not see it.");
  assertCan(actor, "manage", team);
}
