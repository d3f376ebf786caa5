import ICAL from "ical.js";
import type { Interval } from "@/lib/time/interval";
import { occurrencesOf, type Occurrence } from "./occurrences";
import { rotaEvent, type RotaEvent } from "./rota-event";
import { RotaRefused } from "./rota-refused";
import { rotaTextProblem } from "./rota-text";

const MOST_SHIFTS = 1000;

/** What could not be read, and why; the rest of the calendar was. */
export type Unread = { title: string; why: string };
export type ReadRota =
  | { ok: true; shifts: Occurrence[]; unread: Unread[] }
  | { ok: false; message: string };

type Asked = {
  text: string;
  /** In which days, and times without a zone, are read. */
  timeZone: string;
  within: Interval;
};

/** The shifts of an iCalendar text that touch an interval, in order of their start. */
export function readRota(asked: Asked): ReadRota {
  const problem = rotaTextProblem(asked.text);
  if (problem !== null) return { ok: false, message: problem };
  try {
    return shiftsOf(asked);
  } catch (error) {
    if (error instanceof RotaRefused) return { ok: false, message: error.message };
    // What ical.js throws says where it stopped, in its own words.
    const detail = error instanceof Error ? error.message.slice(0, 200) : "";
    return { ok: false, message: `This calendar can’t be read: ${detail}` };
  }
}

function shiftsOf({ text, timeZone, within }: Asked): ReadRota {
  const series = new Map<string, RotaEvent[]>();
  const unread: Unread[] = [];
  for (const component of eventsIn(text)) {
    const event = rotaEvent(component, timeZone);
    if (!event) continue;
    if ("why" in event) unread.push(event);
    else series.set(event.uid, [...(series.get(event.uid) ?? []), event]);
  }
  const steps = { taken: 0 };
  const shifts = [...series.values()].flatMap((events) => occurrencesOf(events, within, steps));
  if (shifts.length > MOST_SHIFTS)
    throw new RotaRefused("This calendar has more than 1,000 shifts in this time. Choose less.");
  return { ok: true, shifts: shifts.sort((a, b) => a.start - b.start || a.end - b.end), unread };
}

/** A text may hold several calendars. */
function eventsIn(text: string): ICAL.Component[] {
  const parsed = ICAL.parse(text) as unknown[];
  const calendars = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][];
  return calendars.flatMap((calendar) =>
    new ICAL.Component(calendar).getAllSubcomponents("vevent"),
  );
}
