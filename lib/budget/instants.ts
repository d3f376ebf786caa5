import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { floorTo } from "@/lib/time/interval";

/** `count` instants from `from` to `to`, both included, spread evenly: to the hour where they are an hour apart or more, else to the minute; fewer where the stretch has fewer minutes. */
export function spreadInstants(from: number, to: number, count: number): number[] {
  const last = floorTo(to, MINUTE_MS);
  const apart = (last - from) / Math.max(1, count - 1);
  const step = apart >= HOUR_MS ? HOUR_MS : MINUTE_MS;
  const inner = Array.from({ length: Math.max(0, count - 1) }, (_, index) => floorTo(from + index * apart, step)).filter((at) => at >= from && at < last);
  return [...new Set([...inner, last])];
}
