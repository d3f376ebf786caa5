import "server-only";
import { setImmediate } from "node:timers/promises";

/** Lets whatever else waits for this thread go first. */
export const yieldToOthers = (): Promise<void> => setImmediate();

/** Some milliseconds' worth of SLOs. */
const AT_ONCE = 250;

/** As `map` of an array, with pauses in which others go first. */
export async function mapWithPauses<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % AT_ONCE === 0) await yieldToOthers();
    results.push(map(item));
  }
  return results;
}
