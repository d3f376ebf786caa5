import { sql, type SQL } from "drizzle-orm";
import { dialect } from "./dialect";

/** A stored text as `foldedText` folds it; SQLite calls that function itself. */
export const folded = (text: SQL): SQL =>
  dialect === "postgres"
    ? sql`lower(regexp_replace(normalize(${text}, NFKD), '[\\u0300-\\u036f]', '', 'g'))`
    : sql`folded(${text})`;
