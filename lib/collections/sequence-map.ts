type Entry<Value> = { key: string; value: Value; next: Entry<Value> | null };

/**
 * A map for readers that ask for many keys, and mostly for the same ones in the same order: what
 * followed a key the last time is tried first, which takes a fraction of looking it up.
 */
export class SequenceMap<Value> {
  readonly #entries = new Map<string, Entry<Value>>();

  set(key: string, value: Value): void {
    const known = this.#entries.get(key);
    if (known) known.value = value;
    else this.#entries.set(key, { key, value, next: null });
  }

  /** Reads one sequence of keys; null for a key that is not there. */
  reader(): (key: string) => Value | null {
    let last: Entry<Value> | null = null;
    return (key) => {
      const expected = last?.next ?? null;
      if (expected?.key === key) {
        last = expected;
        return expected.value;
      }
      const found = this.#entries.get(key) ?? null;
      if (last && found) last.next = found;
      last = found;
      return found?.value ?? null;
    };
  }
}
