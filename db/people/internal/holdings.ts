import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Holding, TeamHoldings } from "@/lib/team/holdings";
import { read } from "../../store/client";
import type { Db } from "../../store/engine";
import { rowsOf } from "../../store/statements";
import type { Team } from "../teams";
import { OWNED } from "./owned";

/** How many there are of everything that a team has, as the audit log calls them. */
export type Counts = Readonly<Record<string, number>>;

export async function countHoldings(db: Db, { id }: Team): Promise<Counts> {
  const owned = OWNED.flatMap(({ key, table, counted, open }) => {
    const rows = and(eq(table.teamId, id), counted);
    const all = countAs(key, sql`${table} where ${rows}`);
    return open ? [all, countAs(open.key, sql`${table} where ${and(rows, open.rows)}`)] : [all];
  });
  const people = [
    countAs("members", sql`memberships where team_id = ${id}`),
    countAs("tokens", sql`api_tokens where team_id = ${id} and revoked_at is null`),
    countAs(
      "invitations",
      sql`invitations where team_id = ${id} and accepted_at is null and revoked_at is null`,
    ),
  ];
  const [row] = await rowsOf<Record<string, number | string>>(
    db,
    sql`select ${sql.join([...owned, ...people], sql`, `)}`,
  );
  if (!row) throw new Error("a count returned no row");
  return Object.fromEntries(Object.entries(row).map(([key, count]) => [key, Number(count)]));
}

const countAs = (key: string, rows: SQL): SQL =>
  sql`(select count(*) from ${rows}) as ${sql.identifier(key)}`;

export function holdingsIn(counts: Counts): TeamHoldings {
  const countOf = (key: string): number => counts[key] ?? 0;
  return {
    owned: OWNED.map(({ key, one, many, open }): Holding => ({
      one,
      many,
      count: countOf(key),
      ...(open ? { open: countOf(open.key) } : {}),
    })),
    members: countOf("members"),
    tokens: countOf("tokens"),
    invitations: countOf("invitations"),
  };
}

export const holdingsNow = async (team: Team): Promise<TeamHoldings> =>
  holdingsIn(await countHoldings(read(), team));
