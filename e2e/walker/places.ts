import type { Server } from "../support/server";
import { fillRoute } from "../support/app-routes";
import { invitationLink, joinByInvitation, keyOf, resetLink } from "../support/people";
import { rowsOf } from "../support/rows";
import { isDeep } from "../support/depth";

type Values = Readonly<Record<string, string>>;
type Row = Record<string, string | number | null>;
/** Values of a parameter, and of those before it that they belong to. */
type Resolver = (server: Server, cookie: string) => Promise<Values[]>;

const MOST_SORTS = 3;
let forgetful = 0;

/**
 * One of each sort, because each sort looks different, and no more than a few; the deep run takes
 * all there is.
 */
const ofEachSort =
  (statement: string, sortOf: (row: Row) => unknown): Resolver =>
  async ({ databaseUrl }) => {
    const rows = await rowsOf<Row>(databaseUrl, statement);
    const chosen = isDeep
      ? rows
      : [...new Map(rows.toReversed().map((row) => [sortOf(row), row])).values()].slice(
          0,
          MOST_SORTS,
        );
    return chosen.map(({ sort: _sort, archived: _archived, ...values }) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
    );
  };

/** How each parameter of an address is filled from what the workspace holds. */
const RESOLVERS: Readonly<Record<string, Resolver>> = {
  team: ofEachSort("select slug as team from teams order by id", () => 1),
  service: ofEachSort(
    "select slug as service, archived_at as sort from services order by id",
    ({ sort }) => sort === null,
  ),
  slo: ofEachSort(
    "select services.slug as service, slos.slug as slo, slos.sli as sort, slos.archived_at as archived from slos join services on services.id = slos.service_id order by slos.id",
    ({ sort, archived }) => `${String(kindOf(sort))} ${String(archived === null)}`,
  ),
  source: ofEachSort("select slug as source from data_sources order by id", () => 1),
  number: ofEachSort(
    "select id as number, status as sort from incidents order by id desc",
    ({ sort }) => sort === "resolved",
  ),
  postmortem: ofEachSort(
    "select id as postmortem, status as sort from postmortems order by id",
    ({ sort }) => sort,
  ),
  version: ofEachSort(
    "select postmortem_id as postmortem, version from postmortem_versions order by id desc",
    () => 1,
  ),
  "/reset-password/[token] token": async (server, cookie) => [
    {
      token: keyOf(
        await resetLink(
          server,
          cookie,
          (await joinByInvitation(server, cookie, `Forgetful ${String(++forgetful)}`)).email,
        ),
      ),
    },
  ],
  token: async (server, cookie) => [
    {
      token: keyOf(
        await invitationLink(server, cookie, { role: "viewer", email: "guest@example.org" }),
      ),
    },
  ],
};

const kindOf = (sli: unknown): unknown =>
  (typeof sli === "string" ? (JSON.parse(sli) as { kind: unknown }) : (sli as { kind: unknown }))
    .kind;

/**
 * The addresses under which the workspace has a page of this pattern; none where it holds nothing
 * of the kind.
 */
export async function placesOf(pattern: string, server: Server, cookie: string): Promise<string[]> {
  const names = [...pattern.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].flatMap(([, name]) => name ?? []);
  let all: Values[] = [{}];
  // From the last: an SLO says of which service it is.
  for (const name of names.toReversed()) {
    const resolve = RESOLVERS[`${pattern} ${name}`] ?? RESOLVERS[name];
    if (!resolve)
      throw new Error(`Nothing fills [${name}] of ${pattern}: add how to walker/places.ts.`);
    if (all.every((values) => name in values) && all.length > 0) continue;
    const found = await resolve(server, cookie);
    all = all.flatMap((values) => found.map((more) => ({ ...more, ...values })));
  }
  return all.map((values) => fillRoute(pattern, values));
}
