import { AppError } from "@/lib/errors/app-error";
import { can, type Actor } from "./actor";
import type { Place } from "./reach";

/** Throws where something has the name that the actor may not replace, or `onlyNew` is not to. */
export function assertNameFree(
  actor: Actor,
  slug: string,
  before: { team: NonNullable<Place> } | null | undefined,
  onlyNew: boolean,
): void {
  if (!before || (!onlyNew && can(actor, "manage", before.team))) return;
  throw new AppError("conflict", `The name "${slug}" is taken. Choose another.`, [
    { path: "slug", message: "This name is taken. Choose another." },
  ]);
}
