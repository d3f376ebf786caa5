import type { UserActor } from "@/db/access/actor";
import { listResponders } from "@/db/incidents/list-responders";
import type { Team } from "@/db/people/teams";
import { midnightOf, wallTimeAt } from "@/lib/on-call/wall-time";
import { displayZone } from "@/lib/preferences/preferences";
import { HOUR_MS } from "@/lib/time/duration";
import { localMinute } from "@/lib/time/local-text";
import { readPreferences } from "../../preferences/read-preferences";
import { timeZones } from "../slos/time-zones";

/** What the form of a schedule offers: teams, people, zones, and where a new layer starts. */
export async function scheduleFormChoices(actor: UserActor, teams: readonly Team[]) {
  const timeZone = displayZone(await readPreferences());
  const people = await listResponders(actor, teams);
  return {
    teams: teams.map(({ slug, name }) => ({ value: slug, label: name })),
    people: people.map(({ email, name }) => ({ email, name })),
    timeZones: timeZones(),
    timeZone,
    startsAt: localMinute(midnightOf(wallTimeAt(Date.now(), timeZone)) + 9 * HOUR_MS, "UTC"),
  };
}
