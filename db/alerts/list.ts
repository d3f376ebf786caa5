import { and, asc, count, desc, eq, lt, type SQL } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { snapshotAs, type Reader } from "../access/reader";
import { alerts } from "../schema/alerts";
import { teams } from "../schema/people";
import { services } from "../schema/slos";
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
    const [items, total] = await Promise.all([
      part.order === "newest" ? newest(reader, where, part) : openFirst(reader, where, part),
      countOf(reader, where),
    ]);
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

/** In two parts, each in the order of an index. */
async function openFirst(
  reader: Reader,
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
) {
  const isOpen = and(where, openAlerts());
  const open = await selectAlerts(reader)
    .where(isOpen)
    // By the alphabet: page before ticket, firing before acknowledged.
    .orderBy(asc(alerts.severity), desc(alerts.state), desc(alerts.startedAt), desc(alerts.id))
    .limit(limit)
    .offset(offset);
  if (open.length === limit) return open;
  const skipped = open.length > 0 || offset === 0 ? 0 : offset - (await countOf(reader, isOpen));
  const over = await selectAlerts(reader)
    .where(and(where, eq(alerts.state, "resolved")))
    .orderBy(desc(alerts.startedAt), desc(alerts.id))
    .limit(limit - open.length)
    .offset(skipped);
  return [...open, ...over];
}
