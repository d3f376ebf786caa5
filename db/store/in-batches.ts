import { write } from "./client";
import type { Db } from "./engine";

const AT_ONCE = 200;

/**
 * Repeats a deletion of a few hundred rows until nothing is left, each in a transaction of its own:
 * whoever else writes comes in between. `deleteSome` answers how many rows it has deleted.
 */
export async function inBatches(
  deleteSome: (tx: Db, limit: number) => Promise<number>,
  stop?: AbortSignal,
): Promise<void> {
  let deleted = AT_ONCE;
  while (deleted === AT_ONCE && !stop?.aborted)
    deleted = await write((tx) => deleteSome(tx, AT_ONCE));
}
