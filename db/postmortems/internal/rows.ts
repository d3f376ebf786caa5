import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Reader } from "../../access/reader";
import { findIncident } from "../../incidents/internal/rows";
import { teams } from "../../schema/people";
import { postmortems } from "../../schema/postmortems";
import type { Postmortem } from "../postmortem";

/** Throws not-found, also where it may not be read. */
export async function selectPostmortem(reader: Reader, id: number): Promise<Postmortem> {
  const [row] = await reader
    .select({ postmortem: postmortems, team: teams })
    .from(postmortems)
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .where(eq(postmortems.id, id));
  if (!row)
    throw new AppError("not-found", "This postmortem doesn’t exist, or you don’t have access.");
  const { postmortem, team } = row;
  const incident =
    postmortem.incidentId === null ? null : await findIncident(reader, postmortem.incidentId);
  return { ...postmortem, team, incident };
}
