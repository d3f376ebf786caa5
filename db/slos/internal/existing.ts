import { readingAll } from "../../access/reader";
import { slos } from "../../schema/slos";
import { read } from "../../store/client";
import { oneOf } from "../../store/key-rows";

/** Which of these SLOs have not been deleted, whoever may read them. */
export async function existingSlos(ids: readonly number[]): Promise<Set<number>> {
  const rows = await readingAll(read())
    .select({ id: slos.id })
    .from(slos)
    .where(oneOf(slos.id, ids));
  return new Set(rows.map(({ id }) => id));
}
