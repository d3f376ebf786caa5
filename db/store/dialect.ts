export type Dialect = "sqlite" | "postgres";

/** Which engine a DATABASE_URL names; throws with the fix when it names neither. */
function dialectOf(url: string): Dialect {
  if (/^postgres(ql)?:\/\//.test(url)) return "postgres";
  if (url.startsWith("file:")) return "sqlite";
  throw new Error(
    `DATABASE_URL must start with file: or postgres://, not "${url.slice(0, 20)}". Example: file:./data/burnline.db`,
  );
}

export const databaseUrl = process.env.DATABASE_URL || "file:./data/burnline.db";
export const dialect: Dialect = dialectOf(databaseUrl);

/** The SQLite file of a file: URL. */
export const sqlitePath = (url: string): string => url.slice("file:".length);
