import { localTimeAt } from "./zone";

const two = (value: number): string => String(value).padStart(2, "0");

/** What a field for date and time shows of an instant: "2026-11-25T04:02:19", in the zone. */
export function localText(ms: number, timeZone: string): string {
  const { year, month, day, hour, minute, second } = localTimeAt(ms, timeZone);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
}

/** As `localText`, without the seconds. */
export const localMinute = (ms: number, timeZone: string): string =>
  localText(ms, timeZone).slice(0, 16);
