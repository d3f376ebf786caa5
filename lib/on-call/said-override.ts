import type { Interval } from "@/lib/time/interval";

/** What an override says, whether it is stored already or not. */
export type SaidOverride = Interval & {
  kind: "replace" | "add" | "nobody";
  person: string | null;
  replaces: string | null;
  reason: string;
};

/** Whether both bring the same from `now` on. */
export const isSameFrom = (now: number, a: SaidOverride, b: SaidOverride): boolean =>
  a.kind === b.kind &&
  a.person === b.person &&
  a.replaces === b.replaces &&
  a.end === b.end &&
  Math.max(a.start, now) === Math.max(b.start, now);
