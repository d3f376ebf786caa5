import type { Actor } from "./actor";

export type Author = { id: number | null; name: string };

/** How what someone wrote names them, also after they have left. */
export function authorOf(actor: Actor): Author {
  switch (actor.kind) {
    case "user":
      return { id: actor.userId, name: actor.name };
    case "token":
      return { id: null, name: actor.name };
    case "system":
      return { id: null, name: "Burnline" };
    default:
      return actor satisfies never;
  }
}
