import { AppError } from "@/lib/errors/app-error";
import type { Role, Scope } from "../schema/people";

declare const minted: unique symbol;

type Identity =
  | {
      kind: "user";
      userId: number;
      sessionId: number;
      name: string;
      email: string;
      admin: boolean;
      roles: ReadonlyMap<number, Role>;
      address: string | null;
    }
  | {
      kind: "token";
      tokenId: number;
      name: string;
      scopes: readonly Scope[];
      teamId: number | null;
      ceiling?: Role;
      address: string | null;
    }
  | { kind: "system"; job: string };

/** Who acts. Only the gates (session, API token, system job) can mint one. */
export type Actor = Identity & { readonly [minted]: true };
export type UserActor = Extract<Actor, { kind: "user" }>;

/** For the gates in `server/auth`, and for tests; the linter keeps everyone else out. */
export const mintActor = <I extends Identity>(identity: I): I & Actor => identity as I & Actor;

/**
 * read: see a team's things · measure: send measurements · respond: work incidents · manage: change
 * services, SLOs and members · admin: the installation itself (users, teams, data sources, tokens
 * of others).
 */
export type Permission = "read" | "measure" | "respond" | "manage" | "admin";

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

/** What a permission is asked on: a team, or (null) the installation. */
export type Place = { id: number; open: boolean } | null;

export function can(actor: Actor, permission: Permission, place: Place): boolean {
  switch (actor.kind) {
    case "system":
      return true;
    case "user": {
      if (actor.admin) return true;
      if (!place || permission === "admin") return false;
      const role = actor.roles.get(place.id);
      if (role && ROLE_ALLOWS[role].includes(permission)) return true;
      return permission === "read" && place.open;
    }
    case "token": {
      if (actor.teamId !== null && place?.id !== actor.teamId) return false;
      // A token does no more than its owner may.
      if (actor.ceiling && !ROLE_ALLOWS[actor.ceiling].includes(permission)) return false;
      return actor.scopes.some((scope) => SCOPE_ALLOWS[scope].includes(permission));
    }
    default:
      return actor satisfies never;
  }
}

/** In one of these teams at least; administrators also where there is none. */
export const canInSome = (
  actor: UserActor,
  permission: Permission,
  teams: readonly NonNullable<Place>[],
): boolean => actor.admin || teams.some((team) => can(actor, permission, team));

/**
 * Throws not-found where the actor may not even know that the thing exists, forbidden where it may.
 */
export function assertCan(actor: Actor, permission: Permission, place: Place): void {
  if (can(actor, permission, place)) return;
  if (place && !knows(actor, place))
    throw new AppError("not-found", "There is nothing here, or you don’t have access.");
  throw new AppError("forbidden", REFUSALS[permission]);
}

/** Whether the actor may know that something of this team exists. */
export const knows = (actor: Actor, place: Place): boolean =>
  can(actor, "read", place) || can(actor, "measure", place);

const REFUSALS: Record<Permission, string> = {
  read: "Reading this needs a token with the scope read.",
  measure: "To send measurements you need the responder role, or a token with the measure scope.",
  respond: "This needs the role responder in the team.",
  manage: "This needs the role manager in the team.",
  admin: "This needs an administrator of the installation.",
};

/** How the audit log names an actor. */
export function actorLabel(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return `user:${actor.userId} ${actor.email}`;
    case "token":
      return `token:${actor.tokenId} ${actor.name}`;
    case "system":
      return `system:${actor.job}`;
    default:
      return actor satisfies never;
  }
}

export const actorAddress = (actor: Actor): string | null =>
  actor.kind === "system" ? null : actor.address;
