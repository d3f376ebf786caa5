import { describe, expect, it } from "vitest";
import { HOUR_MS } from "@/lib/time/duration";
import { readRota } from "./read-rota";

const at = (text: string): number => Date.parse(text);

const calendar = (...events: string[][]): string =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    ...events.flatMap((lines) =>
      lines[0]?.startsWith("BEGIN:") ? lines : ["BEGIN:VEVENT", ...lines, "END:VEVENT"],
    ),
    "END:VCALENDAR",
    "",
  ].join("\r\n");

const read = (text: string, from = "2026-03-01T00:00Z", to = "2026-05-01T00:00Z") =>
  readRota({ text, timeZone: "Europe/Berlin", within: { start: at(from), end: at(to) } });
const shifts = (text: string, from?: string, to?: string) => {
  const answer = read(text, from, to);
  if (!answer.ok) throw new Error(answer.message);
  return answer.shifts.map(
    ({ start, end, emails }) =>
      `${new Date(start).toISOString().slice(0, 16)} ${String((end - start) / HOUR_MS)} h ${emails.join(" ")}`,
  );
};

const ANA = "ATTENDEE;CN=Ana;PARTSTAT=ACCEPTED:mailto:Ana@Example.ORG";
const BEN = "ATTENDEE:MAILTO:ben@example.org";
const daily = ["UID:a", ANA, "DTSTART;TZID=Europe/Berlin:20260326T090000", "DURATION:PT24H"];

describe("a calendar's shifts", () => {
  it("are whole days of the schedule's zone where it gives days, over a change of clocks too", () => {
    const days = ["UID:a", ANA, "DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260330"];
    expect(shifts(calendar(days))).toEqual(["2026-03-27T23:00 47 h ana@example.org"]);
    expect(shifts(calendar(["UID:b", BEN, "DTSTART;VALUE=DATE:20260401"]))).toEqual([
      "2026-03-31T22:00 24 h ben@example.org",
    ]);
  });

  it("keep their local time in their own zone, and touch over a change of clocks", () => {
    expect(shifts(calendar([...daily, "RRULE:FREQ=DAILY;COUNT=4"]))).toEqual([
      "2026-03-26T08:00 24 h ana@example.org",
      "2026-03-27T08:00 24 h ana@example.org",
      "2026-03-28T08:00 23 h ana@example.org",
      "2026-03-29T07:00 24 h ana@example.org",
    ]);
  });

  it("of a series without an end stop at the end of what is asked", () => {
    const weekly = [...daily, "RRULE:FREQ=WEEKLY;INTERVAL=2"];
    expect(shifts(calendar(weekly), "2026-04-20T00:00Z", "2026-05-25T00:00Z")).toEqual([
      "2026-04-23T07:00 24 h ana@example.org",
      "2026-05-07T07:00 24 h ana@example.org",
      "2026-05-21T07:00 24 h ana@example.org",
    ]);
  });

  it.each([
    ["UNTIL=20260328T080000Z", 3],
    ["UNTIL=20260328T075959Z", 2],
    ["UNTIL=20260328", 3],
    ["UNTIL=20260328T090000", 3],
  ])("end by %s in instants", (until, count) => {
    expect(shifts(calendar([...daily, `RRULE:FREQ=DAILY;${until}`]))).toHaveLength(count);
  });

  it.each(["EXDATE;TZID=Europe/Berlin:20260327T090000", "EXDATE:20260327T080000Z"])(
    "leave out what %s leaves out, and have what is added",
    (exdate) => {
      const rule = "RRULE:FREQ=DAILY;COUNT=3";
      const rdate = "RDATE;TZID=Europe/Berlin:20260402T090000";
      expect(shifts(calendar([...daily, rule, exdate, rdate]))).toEqual([
        "2026-03-26T08:00 24 h ana@example.org",
        "2026-03-28T08:00 23 h ana@example.org",
        "2026-04-02T07:00 24 h ana@example.org",
      ]);
    },
  );

  it("have an edited occurrence in place of the one it was, also where it moved out or came in", () => {
    const series = [...daily, "RRULE:FREQ=DAILY"];
    const edited = [
      "UID:a",
      BEN,
      "RECURRENCE-ID:20260327T080000Z",
      "DTSTART;TZID=Europe/Berlin:20260327T120000",
      "DURATION:PT2H",
    ];
    const calledOff = [
      "UID:a",
      "STATUS:CANCELLED",
      "RECURRENCE-ID;TZID=Europe/Berlin:20260328T090000",
      "DTSTART;TZID=Europe/Berlin:20260328T090000",
      "DURATION:PT24H",
    ];
    const brought = [
      "UID:a",
      BEN,
      "RECURRENCE-ID;TZID=Europe/Berlin:20260801T090000",
      "DTSTART;TZID=Europe/Berlin:20260328T180000",
      "DURATION:PT3H",
    ];
    const text = calendar(calledOff, edited, brought, series);
    expect(shifts(text, "2026-03-26T08:00Z", "2026-03-30T00:00Z")).toEqual([
      "2026-03-26T08:00 24 h ana@example.org",
      "2026-03-27T11:00 2 h ben@example.org",
      "2026-03-28T17:00 3 h ben@example.org",
      "2026-03-29T07:00 24 h ana@example.org",
    ]);
  });

  it("change from one occurrence on where it says this and all that follow", () => {
    const later = [
      "UID:a",
      BEN,
      "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260328T090000",
      "DTSTART;TZID=Europe/Berlin:20260328T100000",
      "DURATION:PT4H",
    ];
    expect(shifts(calendar([...daily, "RRULE:FREQ=DAILY;COUNT=4"], later))).toEqual([
      "2026-03-26T08:00 24 h ana@example.org",
      "2026-03-27T08:00 24 h ana@example.org",
      "2026-03-28T09:00 4 h ben@example.org",
      "2026-03-29T08:00 4 h ben@example.org",
    ]);
  });

  it("are read in a zone that the calendar describes, and passed over in one that nobody does", () => {
    const zone = [
      "BEGIN:VTIMEZONE",
      "TZID:Office",
      "BEGIN:STANDARD",
      "DTSTART:19700101T000000",
      "TZOFFSETFROM:+0530",
      "TZOFFSETTO:+0530",
      "END:STANDARD",
      "END:VTIMEZONE",
    ];
    const here = ["UID:a", ANA, "DTSTART;TZID=Office:20260402T090000", "DURATION:PT1H"];
    const nowhere = [
      "UID:b",
      "SUMMARY:Night",
      "DTSTART;TZID=Attic:20260402T090000",
      "DURATION:P1D",
    ];
    const answer = read(calendar(zone, here, nowhere));
    expect(answer).toMatchObject({
      unread: [{ title: "Night", why: "Its time zone is not known." }],
    });
    expect(shifts(calendar(zone, here))).toEqual(["2026-04-02T03:30 1 h ana@example.org"]);
  });

  it("name whoever attends and has not declined, no rooms, or else the addresses of the title", () => {
    const when = ["DTSTART:20260402T090000Z", "DTEND:20260402T100000Z"];
    const declined = "ATTENDEE;PARTSTAT=DECLINED:mailto:cem@example.org";
    const room = "ATTENDEE;CUTYPE=ROOM:mailto:room@example.org";
    expect(
      shifts(
        calendar(
          ["UID:a", ...when, declined, BEN, room],
          ["UID:b", ...when, "SUMMARY:On call: Dee <DEE@example.org>"],
          ["UID:c", ...when, "SUMMARY:Ana"],
        ),
      ).map((line) => line.slice(21)),
    ).toEqual(["ben@example.org", "dee@example.org", ""]);
  });
});

describe("what is refused as a whole, in little time", () => {
  const rule = (text: string) => calendar([...daily, `RRULE:${text}`]);
  const dates = Array.from({ length: 2001 }, () => "EXDATE:20260327T080000Z");
  const year = (date: string) => calendar(["UID:a", "SUMMARY:Odd", `DTSTART:${date}`]);
  it.each([
    ["nothing", "", "not an iCalendar text"],
    ["another text", "<html></html>", "not an iCalendar text"],
    ["10 MB", calendar([`DESCRIPTION:${"x".repeat(10_000_000)}`]), "500,000 characters"],
    ["a break within", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026", "can’t be read"],
    ["many lines", `BEGIN:VCALENDAR${"\n".repeat(60_000)}`, "50,000 lines"],
    ["many parts", calendar(...Array.from({ length: 5001 }, () => ["UID:a"])), "5,000 parts"],
    ["depth", `BEGIN:VCALENDAR\n${"BEGIN:VEVENT\n".repeat(3000)}`, "parts within parts"],
    ["the year 9999", year("99990101T000000Z"), "“Odd” has the year 9999"],
    ["the year 1", year("00010101T000000Z"), "“Odd” has the year 1"],
    ["each second", rule("FREQ=SECONDLY"), "more than once an hour"],
    ["each minute", rule("FREQ=MINUTELY;INTERVAL=30"), "more than once an hour"],
    ["a step without end", rule("FREQ=DAILY;INTERVAL=99999999999"), "gaps that are too long"],
    ["too many dates", calendar([...daily, ...dates]), "2,000 dates"],
    ["each hour for months", rule("FREQ=HOURLY"), "more than 1,000 shifts"],
    [
      "an hour's rule of 50 years",
      calendar(["UID:a", "DTSTART:19700101T000000Z", "DURATION:PT1H", "RRULE:FREQ=HOURLY"]),
      "began too long ago",
    ],
  ])(
    "%s",
    (_name, text, message) => {
      const answer = read(text, "2026-03-01T00:00Z", "2026-09-01T00:00Z");
      expect(answer).toMatchObject({ ok: false, message: expect.stringContaining(message) });
    },
    4000,
  );
});
