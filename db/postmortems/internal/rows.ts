import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Reader } from "../../access/reader";
import { findIncident } from "../../incidents/internal/rows";
import { teams } from "../../schema/people";
import { postmortems } from "../../schema/postmortems";
import type { Postmortem } from "../postmortem";

const notFound = () =>
  new AppError("not-found", "This postmortem doesn’t exist, or you don’t have access.");

/** Throws as `selectPostmortem`, for a small part of its reads. */
export async function assertPostmortem(reader: Reader, id: number): Promise<void> {
  const found = await reader
    .select({ id: postmortems.id })
    .from(postmortems)
    .where(eq(postmortems.id, id));
  if (found.length === 0) throw notFound();
}

/** Throws not-found, also where it may not be read. */
export async function selectPostmortem(reader: Reader, id: number): Promise<Postmortem> {
  const found = await findPostmortem(reader, id);
  if (!found) throw notFound();
  return found;
}

export async function findPostmortem(reader: Reader, id: number): Promise<Postmortem | null> {
  const [row] = await reader
    .select({ postmortem: postmortems, team: teams })
    .from(postmortems)
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .where(eq(postmortems.id, id));
  if (!row) return null;
  const { postmortem, team } = row;
  const incident =
    postmortem.incidentId === null ? null : await findIncident(reader, postmortem.incidentId);
  return { ...postmortem, team, incident };
}
