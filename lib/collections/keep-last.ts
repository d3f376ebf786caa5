/** Puts an entry last, and forgets the first one where there are then more than `most`. */
export function keepLast<Key, Value>(
  all: Map<Key, Value>,
  key: Key,
  value: Value,
  most: number,
): void {
  all.delete(key);
  all.set(key, value);
  if (all.size <= most) return;
  const [oldest] = all.keys();
  if (oldest !== undefined) all.delete(oldest);
}
