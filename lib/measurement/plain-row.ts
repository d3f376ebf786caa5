import { SLUG, SLUG_PATTERN } from "@/lib/text/slug";
import { isPlausible } from "@/lib/time/plausible";
import type { SentMeasurement } from "./schema";

/** Between two parts of JSON; nobody writes more. */
export const SPACE = String.raw`[ \t\r\n]{0,99}`;
const DAY = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?`;
const COUNT = String.raw`(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?`;

/** What measurements that follow each other mostly have in common, and what they differ in. */
const COMMON = { service: `"(?<service>${SLUG_PATTERN})"`, at: `"(?<at>${DAY}T${TIME}Z)"` };
const VARYING = { slo: SLUG_PATTERN, good: COUNT, total: COUNT };
type Varying = keyof typeof VARYING;
type Field = keyof typeof COMMON | Varying;
const FIELDS: readonly Field[] = ["service", "slo", "at", "good", "total"];

/** The order of the fields, and the pattern of a measurement. */
export type Layout = { varying: readonly Varying[]; pattern: RegExp };

const FIRST = /[^{}]{0,999}\}/y;
const layouts = new Map<string, Layout>();

/** Of measurements like the one that begins there; null where its fields are not the five. */
export function layoutOf(text: string, at: number): Layout | null {
  FIRST.lastIndex = at + 1;
  const first = FIRST.exec(text)?.[0] ?? "";
  const order = Array.from(first.matchAll(/"(\w+)"\s*:/g), ([, name]) => name as Field);
  if (order.length !== FIELDS.length || !FIELDS.every((field) => order.includes(field)))
    return null;
  const known = layouts.get(order.join());
  if (known) return known;
  const layout = newLayout(order);
  layouts.set(order.join(), layout);
  return layout;
}

const isVarying = (field: Field): field is Varying => Object.hasOwn(VARYING, field);

/**
 * Its groups: the common values, the varying ones, and the texts `before0` to `before2` that stand
 * before each of these, and `behind` the last, with the comma before the next measurement.
 */
function newLayout(order: readonly Field[]): Layout {
  const varying = order.filter(isVarying);
  const next = ["before1", "before2", "behind"];
  const fields = order.map((field) => {
    const name = `"${field}"${SPACE}:${SPACE}`;
    if (!isVarying(field)) return name + COMMON[field];
    const quote = field === "slo" ? '"' : "";
    const group = next[varying.indexOf(field)];
    return `${name}${quote})(?<${field}>${VARYING[field]})(?<${group}>${quote}`;
  });
  const between = `${SPACE},${SPACE}`;
  const row = `(?<before0>\\{${SPACE}${fields.join(between)}${SPACE}\\}(?:${between})?)`;
  return { varying, pattern: new RegExp(row, "y") };
}

type Group = "service" | "at" | "day" | Varying | "before0" | "before1" | "before2" | "behind";

/** What a measurement has in common with the next ones, and the text around what it has not. */
type Frame = { service: string; instant: string; at: number; before: string[]; behind: string };

const COMMA = ",";
const POINT = 46;
const ZERO = 48;
/** With more digits, it may not be the number that is written. */
const MOST_DIGITS = 15;

/** Reads measurements one by one; what one has in common with the one before is only compared. */
export class RowReader {
  readonly #text: string;
  readonly #layout: Layout;
  #at: number;
  #frame: Frame | null = null;

  constructor(text: string, at: number, layout: Layout) {
    this.#text = text;
    this.#at = at;
    this.#layout = layout;
  }

  /** Null where the next measurement is not plainly right. */
  next(): SentMeasurement | null {
    const from = this.#at;
    const row = this.#frame && this.#nextWithin(this.#frame);
    if (row) return row;
    this.#at = from;
    return this.#nextByPattern();
  }

  /** Whether a comma stood behind the last one. */
  goesOn(): boolean {
    return this.#frame?.behind.includes(COMMA) ?? false;
  }

  rest(): string {
    return this.#text.slice(this.#at);
  }

  #nextWithin({ service, at, before, behind }: Frame): SentMeasurement | null {
    const row = { service, slo: "", at, good: 0, total: 0 };
    for (let place = 0; place < before.length; place += 1) {
      const field = this.#layout.varying[place];
      if (field === undefined || !this.#passes(before[place] ?? "")) return null;
      if (!(field === "slo" ? this.#readName(row) : this.#readCount(row, field))) return null;
    }
    return this.#passes(behind) ? row : null;
  }

  #nextByPattern(): SentMeasurement | null {
    const { pattern } = this.#layout;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.groups as Record<Group, string> | undefined;
    if (!found) return null;
    const { service, slo, at: instant, good, total, behind } = found;
    const at = this.#frame?.instant === instant ? this.#frame.at : instantOf(instant, found.day);
    if (at === null) return null;
    const before = [found.before0, found.before1, found.before2];
    this.#frame = { service, instant, at, before, behind };
    this.#at = pattern.lastIndex;
    return { service, slo, at, good: Number(good), total: Number(total) };
  }

  #passes(words: string): boolean {
    if (!this.#text.startsWith(words, this.#at)) return false;
    this.#at += words.length;
    return true;
  }

  #readName(row: SentMeasurement): boolean {
    const end = this.#text.indexOf('"', this.#at);
    if (end === -1) return false;
    row.slo = this.#text.slice(this.#at, end);
    this.#at = end;
    return SLUG.test(row.slo);
  }

  #readCount(row: SentMeasurement, field: "good" | "total"): boolean {
    const from = this.#at;
    const whole = this.#digits();
    const digits = this.#at - from;
    if (digits === 0 || (digits > 1 && this.#text.charCodeAt(from) === ZERO)) return false;
    row[field] = whole;
    if (this.#text.charCodeAt(this.#at) !== POINT) return true;
    this.#at += 1;
    const point = this.#at;
    this.#digits();
    row[field] = Number(this.#text.slice(from, this.#at));
    return this.#at > point;
  }

  /** Steps over at most so many digits as are read exactly; the number that they are. */
  #digits(): number {
    let number = 0;
    const most = this.#at + MOST_DIGITS;
    for (; this.#at < most; this.#at += 1) {
      const digit = this.#text.charCodeAt(this.#at) - ZERO;
      if (!(digit >= 0 && digit <= 9)) break;
      number = number * 10 + digit;
    }
    return number;
  }
}

/** As the pattern has it, all but that the month has such a day. */
function instantOf(text: string, day: string): number | null {
  const ms = Date.parse(text);
  return isPlausible(ms) && new Date(ms).getUTCDate() === Number(day) ? ms : null;
}
