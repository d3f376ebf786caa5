import { and, asc, eq, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn as Column } from "drizzle-orm/sqlite-core";
import { type ActionState, PENDING_STATES } from "@/lib/postmortem/action-item";
import { teams } from "../../schema/people";

/**
 * `state`: those that someone still has to do where it is empty. `overdueOn`: only what is overdue
 * on that day, as the reader counts days.
 */
export type ActionFilter = {
  team?: string;
  ownerId?: number;
  state?: ActionState | "all" | "";
  overdueOn?: string;
};

/** Where a table keeps its action items. */
type ActionColumns = { id: Column; state: Column; ownerId: Column; dueOn: Column };

export function actionConditions(
  columns: ActionColumns,
  { team, ownerId, state = "", overdueOn }: ActionFilter,
): SQL | undefined {
  const pending = inArray(columns.state, [...PENDING_STATES]);
  return and(
    team ? eq(teams.slug, team) : undefined,
    ownerId === undefined ? undefined : eq(columns.ownerId, ownerId),
    state === "all" ? undefined : state === "" ? pending : eq(columns.state, state),
    overdueOn === undefined ? undefined : and(pending, lt(columns.dueOn, overdueOn)),
  );
}

/** What is due first comes first, and what has no day last, on either engine. */
export const byDueDay = ({ id, dueOn }: ActionColumns): SQL[] => [
  sql`${dueOn} is null`,
  asc(dueOn),
  asc(id),
];
