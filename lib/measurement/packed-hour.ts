import { BitReader, BitWriter, ESCAPED_BITS, RICE_ESCAPE } from "./bit-stream";
import { emptyHour, hasLows, type HourMinutes, minuteOf, MINUTES_PER_HOUR } from "./hour-minutes";
import { packLows, unpackLows } from "./packed-lows";
import { EMPTY, EVENT_SCALE, addTally, type MinuteBucket, type Tally } from "./tally";

/**
 * Up to here a count is packed by its difference from others; beyond, as it stands. In thousandths
 * of an event.
 */
export const MAX_COUNT = 10_000_000_000 * EVENT_SCALE;

/** The sums of the first `minutes` minutes, all 60 by default. */
export function hourTally(hour: HourMinutes, minutes = MINUTES_PER_HOUR): Tally {
  if (hasLows(hour)) return exactTally(hour, minutes);
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
  return Number.isSafeInteger(total) ? { bad, total, measured } : exactTally(hour, minutes);
}

function exactTally(hour: HourMinutes, minutes: number): Tally {
  let tally = EMPTY;
  for (let minute = 0; minute < minutes; minute += 1) {
    const pair = minuteOf(hour, minute);
    if (pair.total > 0) tally = addTally(tally, { ...pair, measured: 1 });
  }
  return tally;
}

type Header = {
  scale: number;
  complete: boolean;
  anyBad: boolean;
  fromPrevious: boolean;
  base: number;
  totalK: number;
  badK: number;
};

// Beyond MAX_COUNT a signed difference would not fit; a base of 0 says that the totals stand as
// they are.
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
  writer.write(
    (header.scale === 1 ? 0 : 8) |
      (header.complete ? 4 : 0) |
      (header.anyBad ? 2 : 0) |
      (header.fromPrevious ? 1 : 0),
    4,
  );
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
  return {
    scale: flags & 8 ? EVENT_SCALE : 1,
    complete: (flags & 4) !== 0,
    anyBad,
    fromPrevious: (flags & 1) !== 0,
    base,
    totalK,
    badK: anyBad ? reader.read(6) : 0,
  };
}

/** No plain hour begins with this byte: its base would have more bits than a double holds. */
const WITH_LOWS = 0x0f;
const LENGTH_BYTES = 2;

/**
 * Packs the counts of an hour (0 <= bad <= total) into about one byte a count; what is finer than a
 * thousandth stands behind the rest.
 */
export function packHour(hour: HourMinutes): Uint8Array {
  const plain = packThousandths(hour);
  if (!hasLows(hour)) return plain;
  const lows = packLows(hour);
  const packed = new Uint8Array(1 + LENGTH_BYTES + plain.length + lows.length);
  packed.set([WITH_LOWS, plain.length >> 8, plain.length & 0xff]);
  packed.set(plain, 1 + LENGTH_BYTES);
  packed.set(lows, 1 + LENGTH_BYTES + plain.length);
  return packed;
}

function packThousandths(hour: HourMinutes): Uint8Array {
  const minutes = Array.from({ length: MINUTES_PER_HOUR }, (_, minute) => minute).filter(
    (minute) => (hour.total[minute] ?? 0) > 0,
  );
  const whole = minutes.every(
    (minute) =>
      (hour.total[minute] ?? 0) % EVENT_SCALE === 0 && (hour.bad[minute] ?? 0) % EVENT_SCALE === 0,
  );
  const scale = whole ? EVENT_SCALE : 1;
  const totals = minutes.map((minute) => (hour.total[minute] ?? 0) / scale);
  const bads = minutes.map((minute) => (hour.bad[minute] ?? 0) / scale);

  const plain = totals.some((total) => total > MAX_COUNT);
  const mean = plain
    ? PLAIN
    : Math.round(totals.reduce((sum, total) => sum + total, 0) / Math.max(1, totals.length));
  const first = plain ? PLAIN : (totals[0] ?? PLAIN);
  const aroundMean = bestRice(differences(totals, mean, false));
  const stepwise = bestRice(differences(totals, first, true));
  const fromPrevious = stepwise.bits < aroundMean.bits;
  const base = fromPrevious ? first : mean;
  const anyBad = bads.some((bad) => bad > 0);
  const header = {
    scale,
    complete: minutes.length === MINUTES_PER_HOUR,
    anyBad,
    fromPrevious,
    base,
    totalK: fromPrevious ? stepwise.k : aroundMean.k,
    badK: bestRice(bads).k,
  };

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

function decode(data: Uint8Array, minutes: number, hour: HourMinutes): void {
  if (data[0] !== WITH_LOWS) {
    if (hour.lows) delete hour.lows;
    decodeThousandths(data, minutes, hour);
    return;
  }
  const start = 1 + LENGTH_BYTES;
  const end = start + ((data[1] ?? 0) << 8) + (data[2] ?? 0);
  decodeThousandths(data.subarray(start, end), minutes, hour);
  hour.lows = unpackLows(data.subarray(end));
}

function decodeThousandths(
  data: Uint8Array,
  minutes: number,
  { bad: bads, total: totals }: HourMinutes,
): void {
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
  const minutes = unpackHour(data);
  return Array.from({ length: MINUTES_PER_HOUR }, (_, minute) => ({
    minute: hour * MINUTES_PER_HOUR + minute,
    ...minuteOf(minutes, minute),
  }));
}

// Filled and read within one call: prefixes are asked for by the thousand.
const scratch = emptyHour();

/** The sums of the first `minutes` minutes (0..60) of a packed hour. */
export function packedPrefix(data: Uint8Array, minutes: number): Tally {
  decode(data, minutes, scratch);
  return hourTally(scratch, minutes);
}
