import "server-only";
import { assertCan, type Actor } from "@/db/access/actor";
import { findTeam } from "@/db/people/teams";
import { AppError } from "@/lib/errors/app-error";

/** Throws unless the actor may make a service of the team. */
export async function assertMayLaunch(actor: Actor, slug: string): Promise<void> {
  const team = await findTeam(actor, slug);
  if (!team)
    throw new AppError("invalid", "The team is unknown.", [
      { path: "team", message: `There is no team "${slug}". Choose one of yours.` },
    ]);
  assertCan(actor, "manage", team);
}
