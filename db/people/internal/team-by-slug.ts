import { eq } from "drizzle-orm";
import { readingAll, type Reader } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import { teams } from "../../schema/people";
import type { Db } from "../../store/engine";
import type { Team } from "../teams";

const rowsOf = repeated((reader, given: Given<{ slug: string }>) =>
  reader.select().from(teams).where(eq(teams.slug, given.slug)),
);

export async function selectTeam(reader: Reader, slug: string): Promise<Team | null> {
  const [team] = await rowsOf(reader, { slug });
  return team ?? null;
}

/** Whoever may read it: for a change that asks its own permission. */
export const findTeamBySlug = (tx: Db, slug: string): Promise<Team | null> =>
  selectTeam(readingAll(tx), slug);
