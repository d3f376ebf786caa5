import type { Actor } from "./actor";

/** Equal only for those who may do exactly the same, whoever they are and wherever they are. */
export function rightsKey(actor: Actor): string {
  switch (actor.kind) {
    case "system":
      return "system";
    case "user":
      return actor.admin ? "admin" : `user ${JSON.stringify([...actor.roles].sort(byTeam))}`;
    case "token":
      return `token ${JSON.stringify([[...actor.scopes].sort(), actor.teamId, actor.ceiling ?? null])}`;
    default:
      return actor satisfies never;
  }
}

/** As `rightsKey`, with who it is where someone finds rows of their own. */
export const rowsKey = (actor: Actor): string =>
  actor.kind === "user" && !actor.admin ? `${actor.userId} ${rightsKey(actor)}` : rightsKey(actor);

const byTeam = ([one]: [number, unknown], [other]: [number, unknown]): number => one - other;
