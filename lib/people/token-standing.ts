import type { ROLES, SCOPES } from "./roles";

type Role = (typeof ROLES)[number];
type Scope = (typeof SCOPES)[number];

/** Whose token it is, as of now; null for the installation's own, made at its start. */
export type TokenOwner = { active: boolean; admin: boolean; role: Role | null } | null;

export type TokenStanding =
  | { kind: "whole" }
  /** The token does no more than this role may. */
  | { kind: "limited"; role: Role }
  | { kind: "stopped"; because: "owner-deactivated" | "owner-no-admin" | "owner-left-team" };

const NEEDS: Record<Exclude<Scope, "admin">, Role> = {
  read: "viewer",
  measure: "responder",
  write: "manager",
};
const RANK: Record<Role, number> = { viewer: 0, responder: 1, manager: 2 };

/** What is left of a token: it never does more than its owner may do at that moment. */
export function tokenStanding(
  token: { scopes: readonly Scope[]; ofTeam: boolean },
  owner: TokenOwner,
): TokenStanding {
  if (!owner) return { kind: "whole" };
  if (!owner.active) return { kind: "stopped", because: "owner-deactivated" };
  if (owner.admin) return { kind: "whole" };
  if (!token.ofTeam) return { kind: "stopped", because: "owner-no-admin" };
  const { role } = owner;
  if (role === null) return { kind: "stopped", because: "owner-left-team" };
  const covered = token.scopes.every(
    (scope) => scope !== "admin" && RANK[role] >= RANK[NEEDS[scope]],
  );
  return covered ? { kind: "whole" } : { kind: "limited", role };
}
