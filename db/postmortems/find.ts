import { eq } from "drizzle-orm";
import type { PostmortemStatus } from "@/lib/postmortem/moves";
import type { Actor } from "../access/actor";
import { readAs, snapshotAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { postmortems } from "../schema/postmortems";
import { selectPostmortem } from "./internal/rows";
import type { Postmortem } from "./postmortem";

/** Throws not-found, also where the actor may not read it. */
export const getPostmortem = (actor: Actor, id: number): Promise<Postmortem> =>
  snapshotAs(actor, (reader) => selectPostmortem(reader, id));

/** The postmortem of an incident, where it has one that the actor may read. */
export async function findPostmortemOf(
  actor: Actor,
  incident: number,
): Promise<{ id: number; status: PostmortemStatus } | null> {
  const [found] = await rowsOf(readAs(actor), { incident });
  return found ?? null;
}

const rowsOf = repeated((reader, { incident }: Given<{ incident: number }>) =>
  reader
    .select({ id: postmortems.id, status: postmortems.status })
    .from(postmortems)
    .where(eq(postmortems.incidentId, incident)),
);
