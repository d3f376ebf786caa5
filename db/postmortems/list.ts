import { and, count, desc, eq } from "drizzle-orm";
import type { PostmortemStatus } from "@/lib/postmortem/moves";
import type { Severity } from "@/lib/incident/severity";
import type { Actor } from "../access/actor";
import { type PageAsked, type Paged, pageOf } from "../store/page-of";
import { type PostmortemSummary, summariesOf, summaryColumns } from "./internal/summaries";
import { incidents } from "../schema/incidents";
import { postmortemMatches } from "./internal/search";
import { postmortems } from "../schema/postmortems";
import { snapshotAs, type Reader } from "../access/reader";
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
  const where = and(
    filter.team ? eq(teams.slug, filter.team) : undefined,
    filter.status ? eq(postmortems.status, filter.status) : undefined,
    filter.severity ? eq(incidents.severity, filter.severity) : undefined,
    filter.q ? postmortemMatches(filter.q) : undefined,
  );
  const [counted] = await reader
    .select({ n: count() })
    .from(postmortems)
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(where);
  const total = counted?.n ?? 0;
  const { page, pages, offset } = pageOf(total, asked);
  const rows = await reader
    .select(summaryColumns)
    .from(postmortems)
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .leftJoin(incidents, eq(incidents.id, postmortems.incidentId))
    .where(where)
    .orderBy(desc(postmortems.updatedAt), desc(postmortems.id))
    .limit(asked.size)
    .offset(offset);
  return { items: await summariesOf(reader, rows), total, page, pages };
}
