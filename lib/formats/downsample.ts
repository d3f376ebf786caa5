export type Sample = { at: number; value: number | null };

/** At most `limit` (3 or more) of the samples, in order: the ends, the lowest and highest, and those that shape the line most
 * (largest triangle, three buckets, Steinarsson 2013); a stretch without values stays a gap. */
export function downsample<T>(
  samples: readonly T[],
  limit: number,
  read: (sample: T) => Sample,
): T[] {
  if (samples.length <= limit) return [...samples];
  const whole = pick(samples, limit, read);
  return whole.length <= limit
    ? whole
    : pick(samples, Math.max(2, Math.floor((limit - 1) / 2)), read);
}

function pick<T>(samples: readonly T[], limit: number, read: (sample: T) => Sample): T[] {
  const known = samples.flatMap((sample, index) => {
    const { at, value } = read(sample);
    return value === null ? [] : [{ index, at, value }];
  });
  const kept = shape(known, limit).map((point) => point.index);
  return withGaps(kept, samples, read).flatMap((index) => samples[index] ?? []);
}

type Point = { index: number; at: number; value: number };

function shape(points: Point[], limit: number): Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (points.length <= limit || !first || !last) return points;
  const must =
    limit >= 4 ? extremes(points).filter((point) => point !== first && point !== last) : [];
  const buckets = limit - 2 - must.length;
  const size = (points.length - 2) / Math.max(1, buckets);
  const chosen = [first];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = 1 + Math.floor(bucket * size);
    const end = 1 + Math.floor((bucket + 1) * size);
    const ahead = mean(
      points.slice(end, Math.max(end + 1, 1 + Math.floor((bucket + 2) * size))),
      last,
    );
    const before = chosen.at(-1) ?? first;
    const best = largest(points.slice(start, end), before, ahead);
    if (best) chosen.push(best);
  }
  return [...new Set([...chosen, ...must, last])].sort((a, b) => a.index - b.index);
}

function extremes(points: Point[]): Point[] {
  const by = (better: (a: number, b: number) => boolean) =>
    points.reduce((best, point) => (better(point.value, best.value) ? point : best));
  return [...new Set([by((a, b) => a < b), by((a, b) => a > b)])];
}

function mean(points: Point[], otherwise: Point): { at: number; value: number } {
  if (points.length === 0) return otherwise;
  const sum = points.reduce(
    (total, point) => ({ at: total.at + point.at, value: total.value + point.value }),
    { at: 0, value: 0 },
  );
  return { at: sum.at / points.length, value: sum.value / points.length };
}

function largest(
  points: Point[],
  before: Point,
  ahead: { at: number; value: number },
): Point | null {
  let best: Point | null = null;
  let bestArea = -1;
  for (const point of points) {
    const area = Math.abs(
      (before.at - ahead.at) * (point.value - before.value) -
        (before.at - point.at) * (ahead.value - before.value),
    );
    if (area > bestArea) [best, bestArea] = [point, area];
  }
  return best;
}

function withGaps<T>(kept: number[], samples: readonly T[], read: (sample: T) => Sample): number[] {
  let from = 0;
  const isGap = (sample: T) => read(sample).value === null;
  const all = [...kept, samples.length].flatMap((index) => {
    const offset = samples.slice(from, index).findIndex(isGap);
    const gap = offset < 0 ? [] : [from + offset];
    from = index + 1;
    return [...gap, index];
  });
  return all.filter((index) => index < samples.length);
}
