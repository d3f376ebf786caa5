import "server-only";
import type { Actor } from "@/db/access/actor";
import { findService } from "@/db/services/find";
import { AppError } from "@/lib/errors/app-error";
import { OWN_SERVICE } from "./own-dependencies";

/**
 * Whether a slug means Burnline itself to the actor. A service that they may see and that has its
 * slug goes first; one that they may not see makes no difference.
 */
export const isBuiltIn = async (actor: Actor, slug: string): Promise<boolean> =>
  slug === OWN_SERVICE && (await findService(actor, slug)) === null;

/** Throws conflict where what the slug means is read from the process. */
export async function assertNotBuiltIn(actor: Actor, slug: string): Promise<void> {
  if (await isBuiltIn(actor, slug))
    throw new AppError(
      "conflict",
      `The service "${slug}" is built in: its dependencies are read from the running process and can’t be changed. To register others, create a service with this slug first.`,
    );
}
