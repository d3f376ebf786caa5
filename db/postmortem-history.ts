import { desc, eq } from "drizzle-orm";
import type { Actor } from "./actor";
import { read } from "./client";
import { getPostmortem } from "./postmortems";
import { postmortemVersions } from "./schema/postmortems";

export type PostmortemVersion = typeof postmortemVersions.$inferSelect;

/** What was saved, the newest first. */
export async function listPostmortemVersions(actor: Actor, id: number): Promise<PostmortemVersion[]> {
  await getPostmortem(actor, id);
  return read().select().from(postmortemVersions).where(eq(postmortemVersions.postmortemId, id)).orderBy(desc(postmortemVersions.version));
}
