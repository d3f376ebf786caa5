import { groupBy } from "@/lib/group-by";

type Placed = { at: number; ms: number };

/** At most `limit` of the dots, in order of time: of each of `limit / 2` equal stretches of time the shortest and the longest. */
export function thinnedDots<T extends Placed>(dots: readonly T[], limit: number): T[] {
  const inTime = [...dots].sort((a, b) => a.at - b.at);
  const [first, last] = [inTime[0], inTime.at(-1)];
  if (inTime.length <= limit || !first || !last) return inTime;
  const stretches = Math.floor(limit / 2);
  const stretchMs = (last.at - first.at + 1) / stretches;
  const kept = [...groupBy(inTime, ({ at }) => Math.floor((at - first.at) / stretchMs)).values()].flatMap((group) => {
    const shortest = group.reduce((least, dot) => (dot.ms < least.ms ? dot : least));
    const longest = group.reduce((most, dot) => (dot.ms > most.ms ? dot : most));
    return shortest === longest ? [shortest] : [shortest, longest];
  });
  return kept.sort((a, b) => a.at - b.at);
}
