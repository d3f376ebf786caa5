import { makingOn } from "./making";
import { NOUNS, type AllIds } from "./nouns";
import type { Server } from "./run-server";
import { storedId } from "./stored-id";
import { callersOf, type TwoTeams } from "./two-teams";

/**
 * Fills an empty installation with two teams that know nothing of each other, with all that the
 * calls of `actionCalls` name, and the ids of the rows they name by number.
 */
export async function makeHiddenWorld(server: Server): Promise<{ world: TwoTeams; ids: AllIds }> {
  const making = await makingOn(server);
  for (const { noun } of NOUNS) await noun.hidden.make(making);
  const world = await callersOf(making);
  const find = async (table: string, text: string) =>
    Number(await storedId(server.databaseUrl, table, text));
  const ids: AllIds = {};
  for (const { name, noun } of NOUNS) ids[name] = await noun.hidden.ids(find, world);
  return { world, ids };
}
