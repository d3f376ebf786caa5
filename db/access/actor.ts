import { AppError } from "@/lib/errors/app-error";
import type { Role, Scope } from "../schema/people";
import { reachOf, within, type Permission, type Place } from "./reach";

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

export type { Permission } from "./reach";

export const can = (actor: Actor, permission: Permission, place: Place): boolean =>
  within(reachOf(actor, permission), place);

/** Whether everything in the installation is open to the actor. */
export const isAdmin = (actor: Actor): boolean => can(actor, "admin", null);

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
