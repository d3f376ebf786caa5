import { and, asc, count, desc, eq, lt, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { snapshotAs, type Reader } from "../access/reader";
import { alerts } from "../schema/alerts";
import { teams } from "../schema/people";
import { services } from "../schema/slos";
import { totalOf } from "../store/total-of";
import type { Alert, AlertFilter } from "./alert";
import { conditions } from "./internal/filter";
import { openAlerts } from "./internal/open-alerts";
import { alertOf, selectAlerts } from "./internal/rows";

/**
 * open-first: open ones before all others, pages and what nobody has acknowledged first, then the
 * newest; newest: by number.
 */
export type AlertListPart =
  | { order: "open-first"; limit: number; offset: number }
  | { order: "newest"; limit: number; before: number | null };

/** One page of the alerts that the actor may read, and how many there are. */
export const listAlerts = (
  actor: Actor,
  filter: AlertFilter,
  part: AlertListPart,
): Promise<{ items: Alert[]; total: number }> =>
  snapshotAs(actor, async (reader) => {
    const where = and(...conditions(filter));
    const items = await (part.order === "newest"
      ? newest(reader, where, part)
      : filter.incidentId === undefined
        ? openFirst(reader, where, { ...part, onlyOpen: isOnlyOpen(filter) })
        : openFirstOfFew(reader, where, part));
    const total = await totalOf(part, items.length, () => countOf(reader, where));
    return { items: items.map(alertOf), total };
  });

async function countOf(reader: Reader, where: SQL | undefined): Promise<number> {
  const [counted] = await reader
    .select({ n: count() })
    .from(alerts)
    .innerJoin(teams, eq(teams.id, alerts.teamId))
    .leftJoin(services, eq(services.id, alerts.serviceId))
    .where(where);
  return counted?.n ?? 0;
}

const newest = async (
  reader: Reader,
  where: SQL | undefined,
  { limit, before }: { limit: number; before: number | null },
) =>
  selectAlerts(reader)
    .where(before === null ? where : and(where, lt(alerts.id, before)))
    .orderBy(desc(alerts.id))
    .limit(limit);

const isOnlyOpen = ({ states = [] }: AlertFilter): boolean =>
  states.length > 0 && !states.includes("resolved");

/** In two parts, each in the order of an index. */
async function openFirst(
  reader: Reader,
  where: SQL | undefined,
  { limit, offset, onlyOpen }: { limit: number; offset: number; onlyOpen: boolean },
) {
  const isOpen = and(where, openAlerts());
  const open = await selectAlerts(reader)
    .where(isOpen)
    // By the alphabet: page before ticket, firing before acknowledged.
    .orderBy(asc(alerts.severity), desc(alerts.state), desc(alerts.startedAt), desc(alerts.id))
    .limit(limit)
    .offset(offset);
  if (onlyOpen || open.length === limit) return open;
  const skipped = open.length > 0 || offset === 0 ? 0 : offset - (await countOf(reader, isOpen));
  const over = await selectAlerts(reader)
    .where(and(where, eq(alerts.state, "resolved")))
    .orderBy(desc(alerts.startedAt), desc(alerts.id))
    .limit(limit - open.length)
    .offset(skipped);
  return [...open, ...over];
}

const ifOpen = (column: SQLWrapper): SQL =>
  sql`case when ${alerts.state} = 'resolved' then null else ${column} end`;

/** As `openFirst`, at once: what is over would be looked for among all that is over. */
const openFirstOfFew = async (
  reader: Reader,
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
) =>
  selectAlerts(reader)
    .where(where)
    .orderBy(
      sql`case when ${alerts.state} = 'resolved' then 1 else 0 end`,
      asc(ifOpen(alerts.severity)),
      desc(ifOpen(alerts.state)),
      desc(alerts.startedAt),
      desc(alerts.id),
    )
    .limit(limit)
    .offset(offset);
