import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    databases: string;
  }
}

// Each worker has a database of its own, so that files run beside each other.
process.env.DATABASE_URL = `${inject("databases")}${process.env.VITEST_POOL_ID ?? ""}`;
