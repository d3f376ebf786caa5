import type { Actor } from "./actor";

/** How what somebody wrote names them, also after they have left. */
export function authorOf(actor: Actor): { id: number | null; name: string } {
  if (actor.kind === "user") return { id: actor.userId, name: actor.name };
  return { id: null, name: actor.kind === "token" ? actor.name : actor.job };
}
