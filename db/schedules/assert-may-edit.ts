import { assertCan, type Actor } from "../access/actor";
import { getTeam } from "../people/teams";

/** Throws as saving a schedule of the team would, before anything is worked out for it. */
export async function assertMayEditSchedules(actor: Actor, teamSlug: string): Promise<void> {
  assertCan(actor, "manage", await getTeam(actor, teamSlug));
}
