import { parseLocalText } from "@/lib/time/parse-local-text";

const DAY = /^\d{4}-\d\d-\d\d$/;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Whether a text is a day of this century, "2026-12-01". */
export function isDay(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return (
    DAY.test(text) &&
    year >= FIRST_YEAR &&
    year < LAST_YEAR &&
    parseLocalText(`${text}T00:00`, "UTC") !== null
  );
}
