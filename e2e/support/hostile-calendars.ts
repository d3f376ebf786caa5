import { filled, numbered, sent, type HostileInput } from "./hostile-input";
import { placeOf } from "./noun";
import { FIRST_PLACES } from "./nouns";

const event = (...lines: string[]): string =>
  [
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "UID:a",
    "DTSTART:20260101T090000Z",
    "DURATION:PT1H",
    ...lines,
    "END:VEVENT",
    "END:VCALENDAR",
  ].join("\n");

const MOST = 499_000;
const TEXTS: [string, string][] = [
  ["parts", `BEGIN:VCALENDAR\n${filled("BEGIN:VEVENT\n", MOST)}`],
  ["lines", `BEGIN:VCALENDAR\n${filled("\n ", MOST)}`],
  ["one long line", event(`SUMMARY:${filled("\\,;:", MOST)}`)],
  ["parameters", event(`X-A;${filled('a="b";', MOST)}:c`)],
  ["dates", event(`RDATE:${filled("20260102T090000Z,", MOST)}20260102T090000Z`)],
  ["rules", event(numbered(5000, (index) => `RRULE:FREQ=DAILY;INTERVAL=${String(index + 1)}\n`))],
  ["each second", event("RRULE:FREQ=SECONDLY")],
  ["each hour of 50 years", event("DTSTART:19760101T000000Z", "RRULE:FREQ=HOURLY")],
  ["a rule that no day fits", event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")],
  ["a year that is none", event("RECURRENCE-ID:99991231T235959Z", "DTEND:99991231T235959Z")],
];

/** What reads calendars. */
export const calendars = (): HostileInput[] =>
  TEXTS.map(([what, ical]) => ({
    parser: "a calendar",
    what,
    send: ({ url, token }) =>
      sent(`${url}/api/v1/schedules/${placeOf(FIRST_PLACES, "schedule")}/import`, {
        type: "application/json",
        body: JSON.stringify({ ical, dryRun: true }),
        headers: { authorization: `Bearer ${token}` },
      }),
  }));
