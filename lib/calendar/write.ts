/** One thing of a calendar; instants in epoch milliseconds, `changedAt` when it was last told anew. */
export type CalendarEvent = {
  uid: string;
  start: number;
  end: number;
  summary: string;
  description: string;
  sequence: number;
  isCanceled: boolean;
  changedAt: number;
};

const MAX_LINE_BYTES = 75;

/**
 * A calendar as RFC 5545 text: UTC, lines of at most 75 bytes that end in CRLF, and how often
 * readers should come again.
 */
export function calendarText(
  name: string,
  refreshMinutes: number,
  events: readonly CalendarEvent[],
): string {
  const refresh = `PT${refreshMinutes}M`;
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Burnline//On-call//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${refresh}`,
    `X-PUBLISHED-TTL:${refresh}`,
    ...events.flatMap(eventLines),
    "END:VCALENDAR",
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join("");
}

const eventLines = (event: CalendarEvent): string[] => [
  "BEGIN:VEVENT",
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${utc(event.changedAt)}`,
  `LAST-MODIFIED:${utc(event.changedAt)}`,
  `DTSTART:${utc(event.start)}`,
  `DTEND:${utc(event.end)}`,
  `SEQUENCE:${event.sequence}`,
  `STATUS:${event.isCanceled ? "CANCELLED" : "CONFIRMED"}`,
  "TRANSP:TRANSPARENT",
  `SUMMARY:${escaped(event.summary)}`,
  ...(event.description === "" ? [] : [`DESCRIPTION:${escaped(event.description)}`]),
  "END:VEVENT",
];

/** "20261101T090000Z": calendars know no fractions of a second. */
const utc = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    // What RFC 5545 allows in no text.
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

/** Broken between characters, never within one. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = "";
  let bytes = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (bytes + size > MAX_LINE_BYTES) {
      lines.push(current);
      current = " ";
      bytes = 1;
    }
    current += character;
    bytes += size;
  }
  return [...lines, current].join("\r\n");
}
