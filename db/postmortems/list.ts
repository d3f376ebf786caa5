import { and, count, desc, eq, type SQL } from "drizzle-orm";
import type { PostmortemStatus } from "@/lib/postmortem/moves";
import type { Severity } from "@/lib/incident/severity";
import type { Actor } from "../access/actor";
import { type PageAsked, type Paged, pageOf } from "../store/page-of";
import { type PostmortemSummary, summariesOf, summaryColumns } from "./internal/summaries";
import { incidents } from "../schema/incidents";
import { postmortemMatches } from "./internal/search";
import { postmortems } from "../schema/postmortems";
import { snapshotAs, type Reader } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { teams } from "../schema/people";

export type PostmortemFilter = {
  q?: string;
  team?: string;
  status?: PostmortemStatus | "";
  severity?: Severity | "";
};

/** One page of those that the actor may read, what changed last first. */
export const listPostmortems = (actor: Actor, filter: PostmortemFilter, asked: PageAsked) =>
  snapshotAs(actor, (reader) => selectPage(reader, filter, asked));

async function selectPage(
  reader: Reader,
  filter: PostmortemFilter,
  asked: PageAsked,
): Promise<Paged<PostmortemSummary>> {
  const [counted] = await counts(reader, {}, filter);
  const total = counted?.n ?? 0;
  const { page, pages, offset } = pageOf(total, asked);
  const rows = await pageRows(reader, { limit: asked.size, offset }, filter);
  return { items: await summariesOf(reader, rows), total, page, pages };
}

const matches = ({ team, status, severity, q }: PostmortemFilter): SQL | undefined =>
  and(
    team ? eq(teams.slug, team) : undefined,
    status ? eq(postmortems.status, status) : undefined,
    severity ? eq(incidents.severity, severity) : undefined,
    q ? postmortemMatches(q) : undefined,
  );

const counts = repeated((reader, _: Given<Record<string, never>>, filter: PostmortemFilter) =>
  reader
    .select({ n: count() })
    .from(postmortems)
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(matches(filter)),
);

const pageRows = repeated(
  (reader, given: Given<{ limit: number; offset: number }>, filter: PostmortemFilter) =>
    reader
      .select(summaryColumns)
      .from(postmortems)
      .innerJoin(teams, eq(teams.id, postmortems.teamId))
      .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
      .where(matches(filter))
      .orderBy(desc(postmortems.updatedAt), desc(postmortems.id))
      .limit(given.limit)
      .offset(given.offset),
);
