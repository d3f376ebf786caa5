import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { oneOf } from "../store/key-rows";
import type { Role, Scope } from "../schema/people";
import type { Actor } from "./actor";

/**
 * read: see a team's things · measure: send measurements · respond: work incidents · manage: change
 * services, SLOs and members · admin: the installation itself (users, teams, data sources, tokens
 * of others).
 */
export type Permission = "read" | "measure" | "respond" | "manage" | "admin";

/** What a permission is asked on: a team, or (null) the installation. */
export type Place = { id: number; open: boolean } | null;

/** The teams in which an actor has a permission; `open`: also in each team that is open. */
export type Reach =
  | { kind: "everywhere" }
  | { kind: "teams"; ids: readonly number[]; open: boolean };

const ROLE_ALLOWS: Record<Role, readonly Permission[]> = {
  viewer: ["read"],
  responder: ["read", "measure", "respond"],
  manager: ["read", "measure", "respond", "manage"],
};

const SCOPE_ALLOWS: Record<Scope, readonly Permission[]> = {
  read: ["read"],
  measure: ["measure"],
  write: ["read", "measure", "respond", "manage"],
  admin: ["read", "measure", "respond", "manage", "admin"],
};

const EVERYWHERE: Reach = { kind: "everywhere" };
const NOWHERE: Reach = { kind: "teams", ids: [], open: false };

/** The one rule of who may do what where: `within` asks it of a team, `withinSql` of rows. */
export function reachOf(actor: Actor, permission: Permission): Reach {
  switch (actor.kind) {
    case "system":
      return EVERYWHERE;
    case "user":
      return actor.admin ? EVERYWHERE : reachOfRoles(actor.roles, permission);
    case "token":
      return tokenAllows(actor, permission)
        ? actor.teamId === null
          ? EVERYWHERE
          : { kind: "teams", ids: [actor.teamId], open: false }
        : NOWHERE;
    default:
      return actor satisfies never;
  }
}

function reachOfRoles(roles: ReadonlyMap<number, Role>, permission: Permission): Reach {
  const ids = [...roles].flatMap(([team, role]) =>
    ROLE_ALLOWS[role].includes(permission) ? [team] : [],
  );
  return { kind: "teams", ids, open: permission === "read" };
}

/** A token does no more than its owner may. */
const tokenAllows = (
  { ceiling, scopes }: Extract<Actor, { kind: "token" }>,
  permission: Permission,
): boolean =>
  (ceiling === undefined || ROLE_ALLOWS[ceiling].includes(permission)) &&
  scopes.some((scope) => SCOPE_ALLOWS[scope].includes(permission));

export function within(reach: Reach, place: Place): boolean {
  if (reach.kind === "everywhere") return true;
  return place !== null && (reach.ids.includes(place.id) || (reach.open && place.open));
}

/** As `within`, of the team that a column names; undefined where every row is. */
export function withinSql(reach: Reach, teamId: SQLWrapper): SQL | undefined {
  if (reach.kind === "everywhere") return undefined;
  if (!reach.open) return oneOf(teamId, reach.ids);
  const named = oneOf(sql`reached.id`, reach.ids);
  return sql`${teamId} in (select reached.id from teams reached where reached.open or ${named})`;
}
