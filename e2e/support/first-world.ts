import { makingOn } from "./making";
import { NOUNS } from "./nouns";
import type { Server } from "./run-server";

/** The first of everything, before anything is measured; and what is put away. */
export async function makeFirstWorld(server: Server): Promise<null> {
  const making = await makingOn(server);
  for (const { noun } of NOUNS) await noun.first.make(making);
  return null;
}
