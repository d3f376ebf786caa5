import { Temporal } from "temporal-polyfill";
import { canonicalZone } from "./zone";

/** The first instant of a day of a zone ("2026-10-31"), or of the one so many days later. */
export const startOfDay = (day: string, timeZone: string, daysLater = 0): number =>
  Temporal.PlainDate.from(day).add({ days: daysLater }).toZonedDateTime(canonicalZone(timeZone))
    .epochMilliseconds;
