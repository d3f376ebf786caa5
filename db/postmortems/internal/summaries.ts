import { postmortems } from "../../schema/postmortems";
import { incidents } from "../../schema/incidents";
import { teams } from "../../schema/people";
import type { Postmortem } from "../postmortem";
import type { Team } from "../../people/teams";
import type { Reader } from "../../access/reader";
import { withTeams } from "../../incidents/internal/rows";

const { id, title, status, createdBy, createdAt, updatedAt, publishedAt } = postmortems;

/** The columns of a summary. */
export const summaryColumns = {
  postmortem: { id, title, status, createdBy, createdAt, updatedAt, publishedAt },
  team: teams,
  incident: incidents,
};

export type PostmortemSummary = Pick<
  Postmortem,
  | "id"
  | "title"
  | "status"
  | "createdBy"
  | "createdAt"
  | "updatedAt"
  | "publishedAt"
  | "team"
  | "incident"
>;

type SummaryRow = {
  postmortem: Omit<PostmortemSummary, "team" | "incident">;
  team: Team;
  incident: typeof incidents.$inferSelect | null;
};

/** With the services of their incidents. */
export async function summariesOf(
  reader: Reader,
  rows: readonly SummaryRow[],
): Promise<PostmortemSummary[]> {
  const known = await withTeams(
    reader,
    rows.flatMap(({ incident, team }) => (incident === null ? [] : [{ incident, team }])),
  );
  const byId = new Map(known.map((incident) => [incident.id, incident]));
  return rows.map(({ postmortem, team, incident }) => ({
    ...postmortem,
    team,
    incident: incident === null ? null : (byId.get(incident.id) ?? null),
  }));
}
