import { asc, eq, getTableColumns } from "drizzle-orm";
import { readingAll, type Reader } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import type { Team } from "../../people/teams";
import { teams } from "../../schema/people";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import type { Service } from "../service";

// The document is long, and only its export asks for it.
const { slosYaml: _document, ...serviceColumns } = getTableColumns(services);
export { serviceColumns };

type Row = Omit<typeof services.$inferSelect, "slosYaml">;

/** What is known of a service apart from what people said of it. */
export function asService({ reliability, ...service }: Row, team: Team): Service {
  const { claims = {}, ...profile } = reliability;
  return { ...service, reliability: profile, claims, team };
}

const selected = (reader: Reader) =>
  reader
    .select({ service: serviceColumns, team: teams })
    .from(services)
    .innerJoin(teams, eq(teams.id, services.teamId));

const allRows = repeated((reader) =>
  selected(reader).orderBy(asc(services.name), asc(services.id)),
);
const rowsOf = repeated((reader, given: Given<{ slug: string }>) =>
  selected(reader).where(eq(services.slug, given.slug)),
);

/** By name. */
export async function selectServices(reader: Reader): Promise<Service[]> {
  const rows = await allRows(reader, {});
  return rows.map(({ service, team }) => asService(service, team));
}

export async function selectService(reader: Reader, slug: string): Promise<Service | null> {
  const [row] = await rowsOf(reader, { slug });
  return row ? asService(row.service, row.team) : null;
}

/** Whoever may read it: for a change that asks its own permission. */
export const findServiceBySlug = (tx: Db, slug: string): Promise<Service | null> =>
  selectService(readingAll(tx), slug);
