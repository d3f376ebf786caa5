import { SLUG, SLUG_PATTERN } from "@/lib/text/slug";
import { isPlausible } from "@/lib/time/plausible";
import { MAX_MEASUREMENTS, type MeasurementsBody, type SentMeasurement } from "./schema";

const START = /^\{"mode": ?"(add|replace)", ?"measurements": ?\[/;
const END = /^\]\}\n?$/;
const COUNT = String.raw`(?:0|[1-9]\d{0,14})(?:\.\d{1,17})?`;
const ROW = new RegExp(
  [
    String.raw`(\{"service": ?"(${SLUG_PATTERN})", ?"slo": ?")(${SLUG_PATTERN})`,
    String.raw`(", ?"at": ?"([-0-9T:.Z]{20,24})", ?"good": ?)(${COUNT})`,
    String.raw`(, ?"total": ?)(${COUNT})\}`,
  ].join(""),
  "y",
);

const SPACE = 32;
const COMMA = 44;
const ZERO = 48;
/** More digits may not be a whole number exactly. */
const MOST_DIGITS = 15;

/** What measurements that follow each other mostly share, as it stands around the rest. */
type Shared = { service: string; at: number; head: string; middle: string; tail: string };

/**
 * Reads the JSON of a batch that is plainly right, several times faster than a parser and the
 * schema: measurements of good and total on one line, their fields in the order in which the schema
 * names them. Answers what the schema would, or null, where the schema has to judge and to say what
 * is wrong.
 */
export function readPlainBatch(text: string): MeasurementsBody | null {
  const start = START.exec(text);
  if (start === null) return null;
  const reader = new RowReader(text, start[0].length);
  const measurements: SentMeasurement[] = [];
  do {
    const row = reader.next();
    if (row === null || measurements.push(row) > MAX_MEASUREMENTS) return null;
  } while (reader.goesOn());
  if (!END.test(reader.rest())) return null;
  return { mode: start[1] as MeasurementsBody["mode"], measurements };
}

class RowReader {
  readonly #text: string;
  #at: number;
  #shared: Shared | null = null;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  rest(): string {
    return this.#text.slice(this.#at);
  }

  /** Steps over the comma between two rows. */
  goesOn(): boolean {
    if (this.#text.charCodeAt(this.#at) !== COMMA) return false;
    this.#at += this.#text.charCodeAt(this.#at + 1) === SPACE ? 2 : 1;
    return true;
  }

  next(): SentMeasurement | null {
    const from = this.#at;
    const row = this.#shared && this.#rowLike(this.#shared);
    if (row) return row;
    this.#at = from;
    return this.#unlikeRow();
  }

  #rowLike({ service, at, head, middle, tail }: Shared): SentMeasurement | null {
    if (!this.#passes(head)) return null;
    const slo = this.#name();
    if (slo === null || !this.#passes(middle)) return null;
    const good = this.#count();
    if (good === null || !this.#passes(tail)) return null;
    const total = this.#count();
    if (total === null || !this.#passes("}")) return null;
    return { service, slo, at, good, total };
  }

  #unlikeRow(): SentMeasurement | null {
    ROW.lastIndex = this.#at;
    const found = ROW.exec(this.#text);
    if (found === null) return null;
    const [whole, head = "", service = "", slo = "", middle = "", instant = ""] = found;
    const [good, tail = "", total] = found.slice(6);
    const at = plainInstant(instant);
    if (at === null) return null;
    this.#shared = { service, at, head, middle, tail };
    this.#at += whole.length;
    return { service, slo, at, good: Number(good), total: Number(total) };
  }

  #passes(words: string): boolean {
    if (!this.#text.startsWith(words, this.#at)) return false;
    this.#at += words.length;
    return true;
  }

  #name(): string | null {
    const end = this.#text.indexOf('"', this.#at);
    const name = this.#text.slice(this.#at, end);
    this.#at = end;
    return SLUG.test(name) ? name : null;
  }

  /** A whole number as JSON writes it. */
  #count(): number | null {
    const from = this.#at;
    let count = 0;
    let digit = this.#digit();
    while (digit >= 0 && digit <= 9) {
      count = count * 10 + digit;
      this.#at += 1;
      digit = this.#digit();
    }
    const digits = this.#at - from;
    const isWritten = digits === 1 || (digits > 1 && this.#text.charCodeAt(from) !== ZERO);
    return isWritten && digits <= MOST_DIGITS ? count : null;
  }

  #digit(): number {
    return this.#text.charCodeAt(this.#at) - ZERO;
  }
}

/** Of an instant as JavaScript itself writes it, with or without its milliseconds. */
function plainInstant(text: string): number | null {
  const ms = Date.parse(text);
  if (!Number.isFinite(ms) || !isPlausible(ms)) return null;
  const written = new Date(ms).toISOString();
  return text === written || text === written.replace(".000Z", "Z") ? ms : null;
}
