import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo, floorTo } from "@/lib/time/interval";

/**
 * `count` instants from `from` to `to`, both to the minute and included, spread evenly between: to
 * the hour where they are an hour apart or more, else to the minute; fewer where the stretch has
 * fewer minutes.
 */
export function spreadInstants(from: number, to: number, count: number): number[] {
  const first = ceilTo(from, MINUTE_MS);
  const last = floorTo(to, MINUTE_MS);
  const apart = (last - first) / Math.max(1, count - 1);
  const step = apart >= HOUR_MS ? HOUR_MS : MINUTE_MS;
  const inner = Array.from({ length: Math.max(0, count - 2) }, (_, index) =>
    floorTo(first + (index + 1) * apart, step),
  ).filter((at) => at > first && at < last);
  return first < last ? [...new Set([first, ...inner, last])] : [last];
}
