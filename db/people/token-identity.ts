import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { TokenStanding } from "@/lib/people/token-standing";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { write } from "../store/client";
import { apiTokens, memberships, type Scope } from "../schema/people";
import { owners, ownerColumns, ownerMembership, standingOf } from "./internal/token-owner";

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
  const [row] = await goodTokens(readAs(actor), { hash, at });
  if (!row) return null;
  const { tokenId, name, scopes, teamId, lastUsedAt } = row;
  return { tokenId, name, scopes, teamId, lastUsedAt, standing: standingOf(row, row) };
}

const goodTokens = repeated((reader, { hash, at }: Given<{ hash: string; at: Date }>) =>
  reader
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
    ),
);

/** Whether there is, or was, a token with this SHA-256. */
export async function apiTokenExists(actor: Actor, hash: string): Promise<boolean> {
  assertCan(actor, "admin", null);
  const found = await readAs(actor)
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
