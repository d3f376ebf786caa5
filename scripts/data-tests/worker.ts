import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    databases: string;
  }
}

// Each worker has a database of its own, so that files run beside each other.
process.env.DATABASE_URL = `${inject("databases")}${process.env.VITEST_POOL_ID ?? ""}`;

// What the application keeps for its process is of the file before. Connections are closed by each
// file; the thread that parses knows nothing.
const KEPT = new Set(["burnlineStore", "burnlineParsing"]);
for (const key of Object.keys(globalThis))
  if (key.startsWith("burnline") && !KEPT.has(key)) Reflect.deleteProperty(globalThis, key);
