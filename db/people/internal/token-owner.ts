import { aliasedTable, and, eq } from "drizzle-orm";
import { type TokenOwner, type TokenStanding, tokenStanding } from "@/lib/people/token-standing";
import { users, memberships, apiTokens, type Role, type Scope } from "../../schema/people";

export const owners = aliasedTable(users, "owners");

export const ownerColumns = {
  ownerId: owners.id,
  ownerAdmin: owners.admin,
  ownerLeftAt: owners.deactivatedAt,
  ownerRole: memberships.role,
};

export const ownerMembership = and(
  eq(memberships.userId, apiTokens.ownerId),
  eq(memberships.teamId, apiTokens.teamId),
);

type OwnerColumns = {
  ownerId: number | null;
  ownerAdmin: boolean | null;
  ownerLeftAt: Date | null;
  ownerRole: Role | null;
};

export function standingOf(
  token: { scopes: Scope[]; teamId: number | null },
  row: OwnerColumns,
): TokenStanding {
  const owner: TokenOwner =
    row.ownerId === null
      ? null
      : { active: row.ownerLeftAt === null, admin: row.ownerAdmin ?? false, role: row.ownerRole };
  return tokenStanding({ scopes: token.scopes, ofTeam: token.teamId !== null }, owner);
}
