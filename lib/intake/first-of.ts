/** The first fields of an object as pairs, without a look at the rest. */
export function firstOf(value: object, most: number): [string, unknown][] {
  const pairs: [string, unknown][] = [];
  for (const name in value) {
    if (pairs.length === most) break;
    if (Object.hasOwn(value, name)) pairs.push([name, (value as Record<string, unknown>)[name]]);
  }
  return pairs;
}
