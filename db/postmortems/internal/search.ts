import { type SQL, sql } from "drizzle-orm";
import { queryWords } from "@/lib/postmortem/search-words";
import { dialect } from "../../store/dialect";
import { postmortems } from "../../schema/postmortems";

/**
 * Whether a postmortem holds words that begin like each word of the query; undefined for a query
 * without words. The indexes it uses (FTS5 with triggers, a GIN index) stand in the migrations by
 * hand: no schema of Drizzle's can say them. Both see plain words only, and so cut texts alike.
 */
export function postmortemMatches(query: string): SQL | undefined {
  const words = queryWords(query);
  if (words.length === 0) return undefined;
  if (dialect === "postgres")
    return sql`to_tsvector('simple', ${postmortems.searchText}) @@ to_tsquery('simple', ${words.map((word) => `'${word}':*`).join(" & ")})`;
  return sql`${postmortems.id} in (select rowid from postmortem_search where postmortem_search match ${words.map((word) => `"${word}"*`).join(" ")})`;
}
