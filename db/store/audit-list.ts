import { and, count, desc, eq, gte, lt, sql, type SQL } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { foldedWords } from "@/lib/text/folded";
import { assertCan, can, type Actor } from "../access/actor";
import { reachOf } from "../access/reach";
import { readAs } from "../access/reader";
import { folded } from "./folded";
import { pageOf, type Paged, type PageAsked } from "./page-of";
import { audit, leases } from "../schema/installation";
import { teams } from "../schema/people";

/**
 * `person` and `thing`: words that who did it, or what it was done to, hold. `from`, `to`: epoch
 * milliseconds, half-open.
 */
export type AuditFilter = {
  person?: string;
  thing?: string;
  from?: number | undefined;
  to?: number | undefined;
};
export type AuditEntry = {
  id: number;
  at: Date;
  actor: string;
  address: string | null;
  action: string;
  subject: string;
  team: string | null;
  before: string | null;
  after: string | null;
};

/**
 * Of all rows for an administrator, the newest first; for a manager of those of their teams,
 * without addresses and what changed: that may name what other teams keep to themselves.
 */
export async function listAudit(
  actor: Actor,
  filter: AuditFilter,
  asked: PageAsked,
): Promise<Paged<AuditEntry>> {
  const whole = can(actor, "admin", null);
  assertManages(actor);
  const reader = readAs(actor);
  const which = and(...conditions(filter, whole));
  const [{ total } = { total: 0 }] = await reader
    .select({ total: count() })
    .from(audit)
    .where(which);
  const { page, pages, offset } = pageOf(total, asked);
  const { id, at, actor: who, address, action, subject, before, after } = audit;
  const items = await reader
    .select({ id, at, actor: who, address, action, subject, before, after, team: teams.name })
    .from(audit)
    .leftJoin(teams, eq(teams.id, audit.teamId))
    .where(which)
    .orderBy(desc(audit.id))
    .limit(asked.size)
    .offset(offset);
  const shown = items.map((item) =>
    whole ? item : { ...item, address: null, before: null, after: null },
  );
  return { items: shown, total, page, pages };
}

/** Rows of the teams that they manage; installation-wide ones too for an administrator. */
function assertManages(actor: Actor): void {
  const reach = reachOf(actor, "manage");
  if (reach.kind === "teams" && reach.ids.length === 0)
    throw new AppError("forbidden", "You need to be an administrator or a team manager.");
}

function conditions({ person, thing, from, to }: AuditFilter, whole: boolean): (SQL | undefined)[] {
  const named = sql`${audit.action} || ' ' || ${audit.subject}`;
  const changed = sql`${named} || ' ' || coalesce(${audit.before}, '') || ' ' || coalesce(${audit.after}, '')`;
  return [
    ...wordsIn(sql`${audit.actor}`, person),
    ...wordsIn(whole ? changed : named, thing),
    from === undefined ? undefined : gte(audit.at, new Date(from)),
    to === undefined ? undefined : lt(audit.at, new Date(to)),
  ];
}

const wordsIn = (text: SQL, words = ""): SQL[] =>
  foldedWords(words).map(
    (word) => sql`${folded(text)} like ${`%${word.replaceAll(/[\\%_]/g, "\\$&")}%`} escape '\\'`,
  );

/** What the last check of the whole chain found; null before the first. */
export async function findAuditCheck(
  actor: Actor,
): Promise<{ ranAt: Date; error: string | null } | null> {
  assertCan(actor, "admin", null);
  const [row] = await readAs(actor)
    .select({ ranAt: leases.ranAt, error: leases.error })
    .from(leases)
    .where(eq(leases.name, "audit"));
  return row?.ranAt ? { ranAt: row.ranAt, error: row.error } : null;
}
