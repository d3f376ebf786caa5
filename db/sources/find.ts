import { type Actor, assertCan } from "../access/actor";
import type { DataSource } from "./data-source";
import { bySlug } from "./internal/rows";
import { readAs } from "../access/reader";

export async function getDataSource(actor: Actor, slug: string): Promise<DataSource> {
  assertCan(actor, "admin", null);
  return bySlug(readAs(actor), slug);
}

/**
 * The data source with its credentials, for a query that the actor writes; throws not-found where
 * they may not use it.
 */
export async function getDataSourceForQuery(actor: Actor, slug: string): Promise<DataSource> {
  return bySlug(readAs(actor), slug);
}
