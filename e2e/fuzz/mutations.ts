import type { Random } from "../support/random";
import { NUMBERS, STRINGS } from "./odd-values";

export function mutated(random: Random, value: unknown): unknown {
  if (random.chance(0.2)) return value;
  const copy: unknown = structuredClone(value);
  for (let count = 1 + random.below(3); count > 0; count -= 1) mutateOnce(random, copy);
  return copy;
}

function mutateOnce(random: Random, value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  const holder = value as Record<string, unknown>;
  const keys = Object.keys(holder);
  const key = keys.length > 0 ? random.pick(keys) : "x";
  const inner = holder[key];
  if (typeof inner === "object" && inner !== null && random.chance(0.65)) {
    mutateOnce(random, inner);
    return;
  }
  switch (random.below(6)) {
    case 0:
      Reflect.deleteProperty(holder, key);
      return;
    case 1:
      Object.defineProperty(holder, random.pick(STRINGS), {
        value: anything(random, 2),
        enumerable: true,
        configurable: true,
        writable: true,
      });
      return;
    case 2:
      if (Array.isArray(value))
        value.push(...Array.from({ length: random.below(30) }, () => structuredClone(inner)));
      return;
    default:
      holder[key] = anything(random, 3);
  }
}

function anything(random: Random, depth: number): unknown {
  const kind = random.below(depth > 0 ? 8 : 5);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind <= 3) return random.pick(NUMBERS);
  if (kind === 4) return random.pick(STRINGS);
  if (kind === 5) return Array.from({ length: random.below(4) }, () => anything(random, depth - 1));
  if (kind === 6)
    return Object.fromEntries(
      Array.from({ length: random.below(4) }, () => [
        random.pick(STRINGS),
        anything(random, depth - 1),
      ]),
    );
  return random.pick(STRINGS);
}
