import { DAY_MS } from "../time/duration";
import { zoneOffsetAt } from "../time/zone";
import { formatInstant, zoneLabel } from "./instant";

/** No zone has set its clocks twice within this. */
const STEADY_MS = 7 * DAY_MS;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * Hundreds of instants in order of time, each as `formatInstant` writes it, at a fraction of the
 * cost: the zone is asked about the ends of a stretch.
 */
export function formatInstants(instants: readonly number[], timeZone: string): string[] {
  const [first, last] = [instants[0], instants.at(-1)];
  if (first === undefined || last === undefined) return [];
  if (instants.length < 4) return instants.map((at) => formatInstant(at, timeZone));
  const offset = zoneOffsetAt(first, timeZone);
  const label = zoneLabel(first, timeZone);
  const isSteady =
    last - first <= STEADY_MS &&
    zoneOffsetAt(last, timeZone) === offset &&
    zoneLabel(last, timeZone) === label;
  if (isSteady) return instants.map((at) => `${wallClock(at + offset)} ${label}`);
  const middle = Math.floor(instants.length / 2);
  return [instants.slice(0, middle), instants.slice(middle)].flatMap((half) =>
    formatInstants(half, timeZone),
  );
}

function wallClock(wall: number): string {
  const time = new Date(wall);
  const two = (value: number) => value.toString().padStart(2, "0");
  const day = `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()] ?? ""} ${time.getUTCFullYear()}`;
  return `${day}, ${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
}
