import { formatCount } from "./count";

export type CsvCell = string | number | null;

/** A spreadsheet takes a text that begins like this for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

const UTF8_MARK = "\ufeff";

/**
 * RFC 4180 with its heading, each line ended by CRLF, after the mark by which spreadsheets tell
 * UTF-8; null is an empty cell. Texts that a spreadsheet would run get a leading apostrophe,
 * numbers stay numbers.
 */
export const csvText = (header: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  `${UTF8_MARK}${[header, ...rows].map((cells) => `${cells.map(cellText).join(",")}\r\n`).join("")}`;

/** The line that says how many rows a file leaves out; none where it has all. */
export function leftOut(total: number, shown: number, what: string, columns: number): CsvCell[][] {
  if (total <= shown) return [];
  const words = `${formatCount(total - shown)} more ${what} are not in this file. Filter the list to export them.`;
  return [[words, ...Array.from({ length: columns - 1 }, () => null)]];
}

function cellText(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
