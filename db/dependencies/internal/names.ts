import type { Reader } from "../../access/reader";
import { services } from "../../schema/slos";
import { oneOf } from "../../store/key-rows";

/** The slugs of the services that the reader may read, by id; `ids`: of these alone. */
export async function selectNames(
  reader: Reader,
  ids?: readonly number[],
): Promise<Map<number, string>> {
  const rows = await reader
    .select({ id: services.id, slug: services.slug })
    .from(services)
    .where(ids && oneOf(services.id, ids));
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
