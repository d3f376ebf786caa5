type Part = { limit: number; offset: number } | { limit: number; before: number | null };

/**
 * How many rows there are, of which a part of so many was read: counted only where that does not
 * say it.
 */
export async function totalOf(
  part: Part,
  length: number,
  count: () => Promise<number>,
): Promise<number> {
  const offset = "offset" in part ? part.offset : part.before === null ? 0 : null;
  const isEnd = length < part.limit && (length > 0 || offset === 0);
  return offset !== null && isEnd ? offset + length : count();
}
