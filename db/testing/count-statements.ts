import { Client } from "pg";
import { vi } from "vitest";
import { dialect } from "../store/dialect";
import { statementsOf } from "./query-plans";

/** How many statements of `work` reach the engine. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  if (dialect === "sqlite") return (await statementsOf(work)).length;
  const query = vi.spyOn(Client.prototype, "query");
  try {
    await work();
    return query.mock.calls.length;
  } finally {
    query.mockRestore();
  }
}
