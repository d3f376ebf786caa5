import { type Actor, assertCan } from "../access/actor";
import type { DataSource, DataSourceChoice } from "./data-source";
import { readAs } from "../access/reader";
import { selectDataSources } from "./internal/rows";

/** All data sources with their sealed credentials, for administrators and jobs. */
export async function listDataSources(actor: Actor): Promise<DataSource[]> {
  assertCan(actor, "admin", null);
  return selectDataSources(readAs(actor));
}

/** The data sources that the actor may write queries for. */
export async function listDataSourceChoices(actor: Actor): Promise<DataSourceChoice[]> {
  const all = await selectDataSources(readAs(actor));
  return all.map(({ slug, name }) => ({ slug, name }));
}
