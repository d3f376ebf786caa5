import { BitReader, BitWriter, ESCAPED_BITS, RICE_ESCAPE } from "./bit-stream";
import { EVENT_SCALE, type MinuteBucket, type Tally } from "./tally";

export const MINUTES_PER_HOUR = 60;

/** The largest count that is accepted for one minute, in thousandths: ten thousand million events. Sums over 400 days stay within 64 bits. */
export const MAX_COUNT = 10_000_000_000 * EVENT_SCALE;

/** The 60 minutes of an hour; a total of 0 is a minute that was not measured. */
export type HourMinutes = { bad: Float64Array; total: Float64Array };

export const emptyHour = (): HourMinutes => ({ bad: new Float64Array(MINUTES_PER_HOUR), total: new Float64Array(MINUTES_PER_HOUR) });

/** The sums of the first `minutes` minutes, all 60 by default. */
export function hourTally(hour: HourMinutes, minutes = MINUTES_PER_HOUR): Tally {
  let bad = 0;
  let total = 0;
  let measured = 0;
  for (let minute = 0; minute < minutes; minute += 1) {
    const count = hour.total[minute] ?? 0;
    if (count === 0) continue;
    bad += hour.bad[minute] ?? 0;
    total += count;
    measured += 1;
  }
  return { bad, total, measured };
}

type Header = { scale: number; complete: boolean; anyBad: boolean; fromPrevious: boolean; base: number; totalK: number; badK: number };

// Beyond MAX_COUNT a signed difference would not fit; a base of 0 says that the totals stand as they are.
const PLAIN = 0;

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const SMALL = 2 ** 30;

function unzigzag(value: number): number {
  if (value < SMALL) return (value >>> 1) ^ -(value & 1);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function riceBits(values: readonly number[], k: number): number {
  const divisor = 2 ** k;
  let bits = 0;
  for (const value of values) {
    const quotient = Math.floor(value / divisor);
    bits += quotient >= RICE_ESCAPE ? RICE_ESCAPE + ESCAPED_BITS : quotient + 1 + k;
  }
  return bits;
}

function bestRice(values: readonly number[]): { k: number; bits: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const guess = Math.max(0, Math.floor(Math.log2(mean * Math.LN2 + 1e-9)));
  let best = { k: guess, bits: riceBits(values, guess) };
  for (const k of [guess - 3, guess - 2, guess - 1, guess + 1]) {
    if (k < 0) continue;
    const bits = riceBits(values, k);
    if (bits < best.bits) best = { k, bits };
  }
  return best;
}

function differences(values: readonly number[], base: number, fromPrevious: boolean): number[] {
  let previous = base;
  return values.map((value) => {
    const difference = base === PLAIN ? value : zigzag(value - previous);
    if (fromPrevious) previous = value;
    return difference;
  });
}

function writeHeader(writer: BitWriter, header: Header): void {
  writer.write((header.scale === 1 ? 0 : 8) | (header.complete ? 4 : 0) | (header.anyBad ? 2 : 0) | (header.fromPrevious ? 1 : 0), 4);
  const baseBits = header.base === 0 ? 0 : Math.floor(Math.log2(header.base)) + 1;
  writer.write(baseBits, 6);
  if (baseBits > 0) writer.write(header.base, baseBits);
  writer.write(header.totalK, 6);
  if (header.anyBad) writer.write(header.badK, 6);
}

function readHeader(reader: BitReader): Header {
  const flags = reader.read(4);
  const baseBits = reader.read(6);
  const base = baseBits === 0 ? 0 : reader.read(baseBits);
  const totalK = reader.read(6);
  const anyBad = (flags & 2) !== 0;
  return { scale: flags & 8 ? EVENT_SCALE : 1, complete: (flags & 4) !== 0, anyBad, fromPrevious: (flags & 1) !== 0, base, totalK, badK: anyBad ? reader.read(6) : 0 };
}

/** Packs the integer counts of an hour (0 <= bad <= total) into about one byte a count. */
export function packHour(hour: HourMinutes): Uint8Array {
  const minutes = Array.from({ length: MINUTES_PER_HOUR }, (_, minute) => minute).filter((minute) => (hour.total[minute] ?? 0) > 0);
  const whole = minutes.every((minute) => (hour.total[minute] ?? 0) % EVENT_SCALE === 0 && (hour.bad[minute] ?? 0) % EVENT_SCALE === 0);
  const scale = whole ? EVENT_SCALE : 1;
  const totals = minutes.map((minute) => (hour.total[minute] ?? 0) / scale);
  const bads = minutes.map((minute) => (hour.bad[minute] ?? 0) / scale);

  const plain = totals.some((total) => total > MAX_COUNT);
  const mean = plain ? PLAIN : Math.round(totals.reduce((sum, total) => sum + total, 0) / Math.max(1, totals.length));
  const first = plain ? PLAIN : (totals[0] ?? PLAIN);
  const aroundMean = bestRice(differences(totals, mean, false));
  const stepwise = bestRice(differences(totals, first, true));
  const fromPrevious = stepwise.bits < aroundMean.bits;
  const base = fromPrevious ? first : mean;
  const anyBad = bads.some((bad) => bad > 0);
  const header = { scale, complete: minutes.length === MINUTES_PER_HOUR, anyBad, fromPrevious, base, totalK: fromPrevious ? stepwise.k : aroundMean.k, badK: bestRice(bads).k };

  const writer = new BitWriter();
  writeHeader(writer, header);
  const written = differences(totals, base, fromPrevious);
  let next = 0;
  for (let minute = 0; minute < MINUTES_PER_HOUR; minute += 1) {
    const measured = minutes[next] === minute;
    if (!header.complete) writer.write(measured ? 1 : 0, 1);
    if (!measured) continue;
    writer.writeRice(written[next] ?? 0, header.totalK);
    if (anyBad) writer.writeRice(bads[next] ?? 0, header.badK);
    next += 1;
  }
  return writer.finish();
}

function decode(data: Uint8Array, minutes: number, { bad: bads, total: totals }: HourMinutes): void {
  const reader = new BitReader(data);
  const { scale, complete, anyBad, fromPrevious, base, totalK, badK } = readHeader(reader);
  let previous = base;
  for (let minute = 0; minute < minutes; minute += 1) {
    if (!complete && reader.read(1) === 0) {
      totals[minute] = 0;
      bads[minute] = 0;
      continue;
    }
    const written = reader.readRice(totalK);
    const total = base === PLAIN ? written : previous + unzigzag(written);
    if (fromPrevious) previous = total;
    totals[minute] = total * scale;
    bads[minute] = anyBad ? reader.readRice(badK) * scale : 0;
  }
}

/** The counts of a packed hour. */
export function unpackHour(data: Uint8Array): HourMinutes {
  const hour = emptyHour();
  decode(data, MINUTES_PER_HOUR, hour);
  return hour;
}

/** The minutes of a packed hour, those without data too. */
export function packedMinutes(hour: number, data: Uint8Array): MinuteBucket[] {
  const { bad, total } = unpackHour(data);
  return [...total].map((count, minute) => ({ minute: hour * MINUTES_PER_HOUR + minute, bad: bad[minute] ?? 0, total: count }));
}

// Filled and read within one call: prefixes are asked for by the thousand.
const scratch = emptyHour();

/** The sums of the first `minutes` minutes (0..60) of a packed hour. */
export function packedPrefix(data: Uint8Array, minutes: number): Tally {
  decode(data, minutes, scratch);
  return hourTally(scratch, minutes);
}
