import { makingOn, type Making } from "./making";
import { minutesAgo } from "./minutes-ago";
import { placeOf, type Places } from "./noun";
import { NOUNS, together } from "./nouns";
import type { Server } from "./run-server";
import { HOSTILE } from "./text-fields";

/** Things that all have one text for every name and description, and what addresses call them. */
export type HostileThings = { text: string; places: Places };

const PLAIN = "Forms";

/** One set of things for each hostile text, and a plain one whose forms may be sent. */
export async function makeHostileWorld(
  server: Server,
): Promise<{ hostile: HostileThings[]; plain: HostileThings }> {
  const making = await makingOn(server);
  const hostile: HostileThings[] = [];
  for (const [index, text] of HOSTILE.entries())
    hostile.push(await makeThings(making, text, `hostile-${String(index)}`));
  const plain = await makeThings(making, PLAIN, "forms");
  await making.send("POST", "/incidents", {
    title: "Ended",
    severity: "SEV2",
    services: [placeOf(plain.places, "service")],
    startedAt: minutesAgo(20),
    resolvedAt: minutesAgo(10),
  });
  await making.act("settings/profile/actions.ts#rename", { name: HOSTILE[0] });
  return { hostile, plain };
}

async function makeThings(making: Making, text: string, name: string): Promise<HostileThings> {
  const places: Places[] = [];
  for (const { noun } of NOUNS) places.push(await noun.hostile(making, { text, name }));
  await making.act("settings/profile/actions.ts#rename", { name: text });
  return { text, places: together(places) };
}
