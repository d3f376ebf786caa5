import { and, asc, count, desc, eq, lt, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { snapshotAs, type Reader } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { alerts } from "../schema/alerts";
import { teams } from "../schema/people";
import { services } from "../schema/slos";
import { totalOf } from "../store/total-of";
import type { Alert, AlertFilter } from "./alert";
import { type AlertPlaces, type AlertShape, matches, placesOf } from "./internal/filter";
import { openAlerts } from "./internal/open-alerts";
import { alertOf, selectAlerts } from "./internal/rows";

/**
 * open-first: open ones before all others, pages and what nobody has acknowledged first, then the
 * newest; newest: by number.
 */
export type AlertListPart =
  | { order: "open-first"; limit: number; offset: number }
  | { order: "newest"; limit: number; before: number | null };

type Range = { limit: number; offset: number };
type Asked = { values: AlertPlaces; shape: AlertShape };

/** One page of the alerts that the actor may read, and how many there are. */
export const listAlerts = (
  actor: Actor,
  filter: AlertFilter,
  part: AlertListPart,
): Promise<{ items: Alert[]; total: number }> =>
  snapshotAs(actor, async (reader) => {
    const asked = placesOf(filter);
    const items = await (part.order === "newest"
      ? newest(reader, asked, part)
      : openFirst(reader, asked, part));
    const total = await totalOf(part, items.length, () => countOf(reader, asked, null));
    return { items: items.map(alertOf), total };
  });

/** `only`: of those that are open, or of all. */
async function countOf(reader: Reader, { values, shape }: Asked, only: "open" | null) {
  const [counted] = await counts(reader, values, { ...shape, only });
  return counted?.n ?? 0;
}

const counts = repeated(
  (reader, given: Given<AlertPlaces>, { only, ...shape }: AlertShape & { only: "open" | null }) =>
    reader
      .select({ n: count() })
      .from(alerts)
      .innerJoin(teams, eq(teams.id, alerts.teamId))
      .leftJoin(services, eq(services.id, alerts.serviceId))
      .where(and(matches(given, shape), only === "open" ? openAlerts() : undefined)),
);

const newest = (
  reader: Reader,
  { values, shape }: Asked,
  { limit, before }: { limit: number; before: number | null },
) =>
  newestRows(
    reader,
    { ...values, limit, before: before ?? 0 },
    { ...shape, goesOn: before !== null },
  );

const newestRows = repeated(
  (
    reader,
    given: Given<AlertPlaces & { limit: number; before: number }>,
    { goesOn, ...shape }: AlertShape & { goesOn: boolean },
  ) =>
    selectAlerts(reader)
      .where(and(matches(given, shape), goesOn ? lt(alerts.id, given.before) : undefined))
      .orderBy(desc(alerts.id))
      .limit(given.limit),
);

/** In two parts, each in the order of an index. */
async function openFirst(reader: Reader, asked: Asked, { limit, offset }: Range) {
  const { values, shape } = asked;
  // What is over would be looked for among all that is over.
  if (shape.by.incidentId) return allOfFew(reader, { ...values, limit, offset }, shape);
  const open = await openRows(reader, { ...values, limit, offset }, shape);
  if (isOnlyOpen(shape) || open.length === limit) return open;
  const skipped =
    open.length > 0 || offset === 0 ? 0 : offset - (await countOf(reader, asked, "open"));
  const over = { ...values, limit: limit - open.length, offset: skipped };
  return [...open, ...(await overRows(reader, over, shape))];
}

const isOnlyOpen = ({ states = [] }: AlertShape): boolean =>
  states.length > 0 && !states.includes("resolved");

type Places = Given<AlertPlaces & Range>;

const openRows = repeated((reader, given: Places, shape: AlertShape) =>
  selectAlerts(reader)
    .where(and(matches(given, shape), openAlerts()))
    // By the alphabet: page before ticket, firing before acknowledged.
    .orderBy(asc(alerts.severity), desc(alerts.state), desc(alerts.startedAt), desc(alerts.id))
    .limit(given.limit)
    .offset(given.offset),
);

const overRows = repeated((reader, given: Places, shape: AlertShape) =>
  selectAlerts(reader)
    .where(and(matches(given, shape), eq(alerts.state, "resolved")))
    .orderBy(desc(alerts.startedAt), desc(alerts.id))
    .limit(given.limit)
    .offset(given.offset),
);

const ifOpen = (column: SQLWrapper): SQL =>
  sql`case when ${alerts.state} = 'resolved' then null else ${column} end`;

const allOfFew = repeated((reader, given: Places, shape: AlertShape) =>
  selectAlerts(reader)
    .where(matches(given, shape))
    .orderBy(
      sql`case when ${alerts.state} = 'resolved' then 1 else 0 end`,
      asc(ifOpen(alerts.severity)),
      desc(ifOpen(alerts.state)),
      desc(alerts.startedAt),
      desc(alerts.id),
    )
    .limit(given.limit)
    .offset(given.offset),
);
