import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { getTeam } from "../people/teams";
import { alertRoutes } from "../schema/alerts";
import type { AlertRoutes } from "./alert-routes";

/** Throws not-found, also where the actor may not read the team. */
export async function getAlertRoutes(actor: Actor, teamSlug: string): Promise<AlertRoutes> {
  const team = await getTeam(actor, teamSlug);
  const [stored] = await readAs(actor)
    .select()
    .from(alertRoutes)
    .where(eq(alertRoutes.teamId, team.id));
  return { team, rules: stored?.rules ?? [], version: stored?.version ?? 0 };
}
