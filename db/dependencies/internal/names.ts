import type { Reader } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import { services } from "../../schema/slos";
import { oneOf } from "../../store/key-rows";

/** The slugs of the services that the reader may read, by id; `ids`: of these alone. */
export async function selectNames(
  reader: Reader,
  ids?: readonly number[],
): Promise<Map<number, string>> {
  if (ids?.length === 0) return new Map();
  const rows = await nameRows(reader, { ids: ids ?? [] }, ids !== undefined);
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}

const nameRows = repeated((reader, given: Given<{ ids: readonly number[] }>, areNamed: boolean) =>
  reader
    .select({ id: services.id, slug: services.slug })
    .from(services)
    .where(areNamed ? oneOf(services.id, given.ids) : undefined),
);
