import { isDeep } from "../support/depth";
import type { Resolver } from "../support/noun";
import { rowsOf } from "../support/rows";

type Row = Record<string, string | number | null>;

const MOST_SORTS = 3;

/**
 * One of each sort, because each sort looks different, and no more than a few; the deep run takes
 * all there is.
 */
export const ofEachSort =
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
