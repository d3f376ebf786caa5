import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gte,
  inArray,
  lt,
  not,
  or,
  sql,
  type SQL,
} from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { OPEN_STATUSES, type Status } from "@/lib/incident/status";
import type { Severity } from "@/lib/incident/severity";
import { foldedText, foldedWords } from "@/lib/text/folded";
import type { Actor } from "../access/actor";
import { read, snapshot } from "../store/client";
import { folded } from "../store/folded";
import { withTeams, type Incident } from "./incidents";
import { readableBy } from "../access/readable";
import { incidents, incidentServices } from "../schema/incidents";
import { teams } from "../schema/people";
import { services } from "../schema/slos";

/**
 * `from` and `to`: epoch milliseconds, half-open, of the start of the impact. `q`: words that title
 * or summary hold, or the number; `titled`: words that the title holds.
 */
export type IncidentFilter = {
  statuses?: readonly Status[] | undefined;
  severity?: Severity | undefined;
  team?: string | undefined;
  service?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
  q?: string | undefined;
  number?: number | undefined;
  titled?: string | undefined;
};

/**
 * open-first: open ones before all others, the worst and longest of them first, then the newest;
 * newest: by number.
 */
export type ListPart =
  | { order: "open-first"; limit: number; offset: number }
  | { order: "newest"; limit: number; before: number | null };

/** One page of the incidents that the actor may read, and how many there are. */
export const listIncidents = (actor: Actor, filter: IncidentFilter, part: ListPart) =>
  snapshot(() => selectPage(actor, filter, part));

async function selectPage(
  actor: Actor,
  filter: IncidentFilter,
  part: ListPart,
): Promise<{ items: Incident[]; total: number }> {
  const where = and(...conditions(filter), (await readableBy(actor)).incident);
  const [rows, total] = await Promise.all([
    part.order === "newest" ? newest(where, part) : openFirst(where, part),
    countOf(where),
  ]);
  return { items: await withTeams(read(), rows), total };
}

const selected = (where: SQL | undefined) =>
  read()
    .select({ incident: incidents, team: teams })
    .from(incidents)
    .innerJoin(teams, eq(teams.id, incidents.teamId))
    .where(where);

async function countOf(where: SQL | undefined): Promise<number> {
  const [counted] = await read()
    .select({ n: count() })
    .from(incidents)
    .innerJoin(teams, eq(teams.id, incidents.teamId))
    .where(where);
  return counted?.n ?? 0;
}

const newest = (
  where: SQL | undefined,
  { limit, before }: { limit: number; before: number | null },
) =>
  selected(before === null ? where : and(where, lt(incidents.id, before)))
    .orderBy(desc(incidents.id))
    .limit(limit);

/**
 * In two parts, each in the order of an index: sorting all of them takes longer than everything
 * else of a page.
 */
async function openFirst(
  where: SQL | undefined,
  { limit, offset }: { limit: number; offset: number },
) {
  const open = await selected(and(where, isOpenSql))
    .orderBy(asc(incidents.severity), asc(incidents.startedAt), desc(incidents.id))
    .limit(limit)
    .offset(offset);
  if (open.length === limit) return open;
  const skipped =
    open.length > 0 || offset === 0 ? 0 : offset - (await countOf(and(where, isOpenSql)));
  // Not by naming the other statuses, whose index would be taken in place of that of the order.
  const others = await selected(and(where, not(isOpenSql)))
    .orderBy(desc(incidents.startedAt), desc(incidents.id))
    .limit(limit - open.length)
    .offset(skipped);
  return [...open, ...others];
}

const isOpenSql = inArray(incidents.status, [...OPEN_STATUSES]);

function conditions({
  statuses,
  severity,
  team,
  service,
  from,
  to,
  q,
  number,
  titled,
}: IncidentFilter): (SQL | undefined)[] {
  const ofService = (matching: SQL) =>
    exists(
      read()
        .select({ id: incidentServices.incidentId })
        .from(incidentServices)
        .innerJoin(services, eq(services.id, incidentServices.serviceId))
        .innerJoin(sql`teams owner`, sql`owner.id = ${services.teamId}`)
        .where(and(eq(incidentServices.incidentId, incidents.id), matching)),
    );
  const named = numberNamedBy(q);
  const found = wordsIn(sql`${incidents.title} || ' ' || ${incidents.summary}`, q);
  return [
    statuses && statuses.length > 0 ? inArray(incidents.status, [...statuses]) : undefined,
    severity ? eq(incidents.severity, severity) : undefined,
    team ? or(eq(teams.slug, team), ofService(sql`owner.slug = ${team}`)) : undefined,
    service ? ofService(eq(services.slug, service)) : undefined,
    from === undefined ? undefined : gte(incidents.startedAt, new Date(from)),
    to === undefined ? undefined : lt(incidents.startedAt, new Date(to)),
    named === undefined ? and(...found) : or(eq(incidents.id, named), and(...found)),
    number === undefined ? undefined : eq(incidents.id, number),
    ...wordsIn(sql`${incidents.title}`, titled),
  ];
}

const MOST_NAMED = 5;

/**
 * The number of the incident that someone means by "#25", "25", "#25 Cards fail" or words of its
 * title; throws invalid where that is none or several.
 */
export async function incidentNamed(actor: Actor, text: string): Promise<number> {
  const named = numberNamedBy(text) ?? numberNamedBy(/^#\d{1,15}(?= )/.exec(text.trim())?.[0]);
  if (named !== undefined) return named;
  const { items, total } = await listIncidents(
    actor,
    { titled: text },
    { order: "newest", limit: MOST_NAMED, before: null },
  );
  const exact = items.filter(({ title }) => foldedText(title) === foldedText(text.trim()));
  const [found] = exact.length === 1 ? exact : items;
  if (found && (exact.length === 1 || total === 1)) return found.id;
  const several = items.map(({ id, title }) => `#${id} ${title}`).join("; ");
  const message = found
    ? `${total} incidents match. Give the number of one: ${several}${total > items.length ? "; and more" : ""}.`
    : "No incident that you may see has such a number or title.";
  throw new AppError("invalid", message, [{ path: "other", message }]);
}

/** The incident's number where what is searched for is nothing else: "12" or "#12". */
export function numberNamedBy(q = ""): number | undefined {
  const named = /^#?(\d{1,15})$/.exec(q.trim())?.[1];
  return named === undefined ? undefined : Number(named);
}

function wordsIn(text: SQL, words = ""): SQL[] {
  const each = foldedWords(words);
  return each.map(
    (word) => sql`${folded(text)} like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`,
  );
}
