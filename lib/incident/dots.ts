type Placed = { at: number; ms: number };

export type Thinned<T> = {
  dots: T[];
  /** Of those that are not among the longest, every how many-th is kept. */ every: number;
};

/**
 * At most `limit` (4 or more) of the dots, in order of time: a quarter for the longest, and of the
 * others every so many-th, so that they still show where most lie.
 */
export function thinnedDots<T extends Placed>(dots: readonly T[], limit: number): Thinned<T> {
  const inTime = [...dots].sort((a, b) => a.at - b.at);
  if (inTime.length <= limit) return { dots: inTime, every: 1 };
  const longest = new Set([...inTime].sort((a, b) => b.ms - a.ms).slice(0, Math.floor(limit / 4)));
  const every = Math.ceil((inTime.length - longest.size) / (limit - longest.size));
  let others = 0;
  return { dots: inTime.filter((dot) => longest.has(dot) || others++ % every === 0), every };
}
