import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { calendarText, type CalendarEvent } from "./write";

const AT = Date.UTC(2026, 10, 1, 9);
const EVENT: CalendarEvent = {
  uid: "1-1793523600000-ana@example.org@burnline",
  start: AT,
  end: AT + 3_600_000,
  summary: "On call: Payments",
  description: "",
  sequence: 0,
  isCanceled: false,
  changedAt: AT,
};

const readBack = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents("vevent")
    .map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        start: event.startDate.toJSDate().getTime(),
        end: event.endDate.toJSDate().getTime(),
        summary: event.summary,
        description: event.description,
        sequence: event.sequence,
        isCanceled: component.getFirstPropertyValue("status") === "CANCELLED",
      };
    });

describe("a calendar", () => {
  test("is the text of the standard, line by line", () => {
    expect(calendarText("On call; Payments", 60, [EVENT]).split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Burnline//On-call//EN",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "NAME:On call\\; Payments",
      "X-WR-CALNAME:On call\\; Payments",
      "REFRESH-INTERVAL;VALUE=DURATION:PT60M",
      "X-PUBLISHED-TTL:PT60M",
      "BEGIN:VEVENT",
      "UID:1-1793523600000-ana@example.org@burnline",
      "DTSTAMP:20261101T090000Z",
      "LAST-MODIFIED:20261101T090000Z",
      "DTSTART:20261101T090000Z",
      "DTEND:20261101T100000Z",
      "SEQUENCE:0",
      "STATUS:CONFIRMED",
      "TRANSP:TRANSPARENT",
      "SUMMARY:On call: Payments",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  test("is read back as it was written by a reader of its own", () => {
    const words = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 200 })
      .map((text) => text.replaceAll(/\p{Cc}/gu, "").normalize())
      .filter((text) => text.trim() === text && text !== "");
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            uid: fc.uuid(),
            start: fc.integer({ min: 0, max: 4e9 }).map((seconds) => seconds * 1000),
            end: fc.integer({ min: 0, max: 4e9 }).map((seconds) => seconds * 1000),
            summary: words,
            description: words,
            sequence: fc.nat(1e6),
            isCanceled: fc.boolean(),
            changedAt: fc.constant(AT),
          }),
          { maxLength: 4 },
        ),
        (events) => {
          const text = calendarText("Calendar", 60, events);
          const lengths = text.split("\r\n").map((line) => new TextEncoder().encode(line).length);
          expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
          expect(readBack(text)).toEqual(events.map(({ changedAt: _changedAt, ...rest }) => rest));
        },
      ),
      { seed: 7, numRuns: runs(100) },
    );
  });

  test("keeps what is typed from becoming lines of its own", () => {
    const summary = "A\r\nSTATUS:CANCELLED\nEND:VEVENT";
    const [event] = readBack(calendarText("C", 60, [{ ...EVENT, summary }]));
    expect(event).toMatchObject({ summary: "A\nSTATUS:CANCELLED\nEND:VEVENT", isCanceled: false });
  });
});
