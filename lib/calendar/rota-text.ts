/** A year of a busy team's calendar has about half as many. */
export const MOST_CHARACTERS = 500_000;
export const TOO_LONG = "This calendar is longer than 500,000 characters. Export a shorter time.";
const MOST_LINES = 50_000;
const MOST_PARTS = 5000;
const MOST_LEVELS = 4;

const FRAME = /^(BEGIN|END):/i;

/** Why a text is not even parsed as a calendar; null where it is no more than can be. */
export function rotaTextProblem(text: string): string | null {
  if (text.length > MOST_CHARACTERS) return TOO_LONG;
  if (!text.trimStart().toUpperCase().startsWith("BEGIN:VCALENDAR"))
    return "This is not an iCalendar text: it begins with BEGIN:VCALENDAR.";
  const lines = text.split(/\r\n|\r|\n/, MOST_LINES + 1);
  if (lines.length > MOST_LINES) return "This calendar has more than 50,000 lines.";
  let level = 0;
  let parts = 0;
  for (const line of lines) {
    const frame = FRAME.exec(line)?.[1]?.toUpperCase();
    if (frame === undefined) continue;
    level += frame === "BEGIN" ? 1 : -1;
    parts += 1;
    if (level > MOST_LEVELS) return "This calendar has parts within parts within parts.";
  }
  return parts > 2 * MOST_PARTS ? "This calendar has more than 5,000 parts." : null;
}
