import ICAL from "ical.js";
import type { WallTime } from "@/lib/on-call/wall-time";
import { DAY_MS } from "@/lib/time/duration";
import { emailsIn } from "./rota-people";
import { RotaRefused } from "./rota-refused";
import { wallOf, zoneReader, type ReadInstant } from "./zone-reader";

export type RotaEvent = {
  uid: string;
  title: string;
  emails: string[];
  start: ICAL.Time;
  /** As long by its own clock each time, so that shifts over a change of clocks still touch. */
  lengthMs: number;
  instantOf: ReadInstant;
  rules: readonly ICAL.Recur[];
  /** Instants at which it happens besides, and at which it does not. */
  added: readonly number[];
  left: readonly number[];
  /** Which occurrence of its series it stands for, and all after it where it says so. */
  insteadOf: { wall: WallTime; at: number; andLater: boolean } | null;
};
type Unread = { title: string; why: string };

const FIRST_YEAR = 1970;
const LAST_YEAR = 2200;
const MOST_TITLE = 120;
const MOST_DATES = 2000;

/** What an event says; words for why it is passed over; null for one that was called off. */
export function rotaEvent(component: ICAL.Component, timeZone: string): RotaEvent | Unread | null {
  const title = titleOf(component);
  const start = timeOf(component.getFirstPropertyValue("dtstart"));
  if (!start) return { title, why: "It does not say when it starts." };
  assertPlausible(start, title);
  const reader = (name: string, time: ICAL.Time) =>
    zoneReader(time, tzidOf(component.getFirstProperty(name)), timeZone);
  const instantOf = reader("dtstart", start);
  if (!instantOf) return { title, why: "Its time zone is not known." };
  const lengthMs = lengthOf(component, start, title, (end) => {
    const read = reader("dtend", end);
    return read ? read(wallOf(end)) - instantOf(wallOf(start)) : 0;
  });
  if (lengthMs <= 0) return { title, why: "It has no length." };
  const insteadOf = insteadOfWhich(component, timeZone);
  // An occurrence that was called off still is none of its series.
  const isOff = component.getFirstPropertyValue("status") === "CANCELLED";
  if (isOff && !insteadOf) return null;
  return {
    uid: String(component.getFirstPropertyValue("uid") ?? ""),
    title,
    emails: emailsIn(component, title),
    start,
    lengthMs: isOff ? 0 : lengthMs,
    instantOf,
    rules: insteadOf ? [] : rulesOf(component, title),
    added: insteadOf ? [] : datesOf(component, "rdate", timeZone),
    left: datesOf(component, "exdate", timeZone),
    insteadOf,
  };
}

const timeOf = (value: unknown): ICAL.Time | null => (value instanceof ICAL.Time ? value : null);

function titleOf(component: ICAL.Component): string {
  const title = String(component.getFirstPropertyValue("summary") ?? "").trim();
  return title === "" ? "Untitled" : title.slice(0, MOST_TITLE);
}

function tzidOf(property: ICAL.Property | null): string | null {
  const tzid = property?.getParameter("tzid");
  return typeof tzid === "string" ? tzid : null;
}

function assertPlausible({ year }: ICAL.Time, title: string): void {
  if (year < FIRST_YEAR || year > LAST_YEAR)
    throw new RotaRefused(
      `“${title}” has the year ${year}. Years lie between ${FIRST_YEAR} and ${LAST_YEAR}.`,
    );
}

/** By the clock where both ends are read on the same one. */
function lengthOf(
  component: ICAL.Component,
  start: ICAL.Time,
  title: string,
  between: (end: ICAL.Time) => number,
): number {
  const end = timeOf(component.getFirstPropertyValue("dtend"));
  if (end) {
    assertPlausible(end, title);
    const isSameClock = end.isDate === start.isDate && end.zone === start.zone;
    const tzids = ["dtstart", "dtend"].map((name) => tzidOf(component.getFirstProperty(name)));
    return isSameClock && tzids[0] === tzids[1] ? wallOf(end) - wallOf(start) : between(end);
  }
  const duration = component.getFirstPropertyValue("duration");
  if (duration instanceof ICAL.Duration) return duration.toSeconds() * 1000;
  return start.isDate ? DAY_MS : 0;
}

function rulesOf(component: ICAL.Component, title: string): ICAL.Recur[] {
  const rules = component.getAllProperties("rrule").flatMap((property) => {
    const rule = property.getFirstValue();
    return rule instanceof ICAL.Recur ? [rule] : [];
  });
  for (const { freq, interval } of rules) {
    if (freq === "SECONDLY" || freq === "MINUTELY")
      throw new RotaRefused(`“${title}” repeats more than once an hour. Shifts are longer.`);
    if (interval > 1000) throw new RotaRefused(`“${title}” repeats with gaps that are too long.`);
  }
  return rules;
}

function datesOf(component: ICAL.Component, name: string, timeZone: string): number[] {
  const times = component
    .getAllProperties(name)
    .flatMap((property) =>
      property.getValues().map((value) => ({ time: timeOf(value), tzid: tzidOf(property) })),
    );
  if (times.length > MOST_DATES) throw new RotaRefused("An event has more than 2,000 dates.");
  return times.flatMap(({ time, tzid }) => {
    const read = time && zoneReader(time, tzid, timeZone);
    return read ? [read(wallOf(time))] : [];
  });
}

function insteadOfWhich(component: ICAL.Component, timeZone: string): RotaEvent["insteadOf"] {
  const property = component.getFirstProperty("recurrence-id");
  const time = timeOf(property?.getFirstValue());
  const read = time && zoneReader(time, tzidOf(property), timeZone);
  if (!time || !read) return null;
  const wall = wallOf(time);
  return { wall, at: read(wall), andLater: property?.getParameter("range") === "THISANDFUTURE" };
}
