/**
 * The place of the first item whose key is not below `from`, in items that ascend by their key;
 * their number where there is none.
 */
export function firstIndexFrom<T>(
  sorted: readonly T[],
  from: number,
  keyOf: (item: T) => number,
): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = sorted[middle];
    if (item !== undefined && keyOf(item) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
