import { BitReader, BitWriter } from "./bit-stream";
import { emptyCounts, type HourMinutes, MINUTES_PER_HOUR } from "./hour-minutes";
import { LOW_PARTS } from "./limbs";

const DIGITS = 12;
const DIGIT_BITS = 4;

/** Bits of a count below a thousandth once `zeros` decimal digits at its end are left out. */
const bitsFor = (zeros: number): number =>
  zeros === DIGITS ? 0 : Math.ceil(Math.log2(LOW_PARTS / 10 ** zeros));

/**
 * Packs what the minutes of an hour count below a thousandth of an event: as many digits as the
 * longest of them needs.
 */
export function packLows({ lows }: HourMinutes): Uint8Array {
  const { bad, total } = lows ?? emptyCounts();
  const writer = new BitWriter();
  const zeros = { bad: trailingZeros(bad), total: trailingZeros(total) };
  writer.write(zeros.bad, DIGIT_BITS);
  writer.write(zeros.total, DIGIT_BITS);
  for (let minute = 0; minute < MINUTES_PER_HOUR; minute += 1) {
    const [badLow, totalLow] = [bad[minute] ?? 0, total[minute] ?? 0];
    writer.write(badLow === 0 && totalLow === 0 ? 0 : 1, 1);
    if (badLow === 0 && totalLow === 0) continue;
    writer.write(badLow / 10 ** zeros.bad, bitsFor(zeros.bad));
    writer.write(totalLow / 10 ** zeros.total, bitsFor(zeros.total));
  }
  return writer.finish();
}

export function unpackLows(data: Uint8Array): { bad: Float64Array; total: Float64Array } {
  const reader = new BitReader(data);
  const zeros = { bad: reader.read(DIGIT_BITS), total: reader.read(DIGIT_BITS) };
  const lows = emptyCounts();
  for (let minute = 0; minute < MINUTES_PER_HOUR; minute += 1) {
    if (reader.read(1) === 0) continue;
    lows.bad[minute] = reader.read(bitsFor(zeros.bad)) * 10 ** zeros.bad;
    lows.total[minute] = reader.read(bitsFor(zeros.total)) * 10 ** zeros.total;
  }
  return lows;
}

/** How many decimal digits at the end of every count are zero, at most all twelve. */
function trailingZeros(counts: Float64Array): number {
  let zeros = DIGITS;
  for (const count of counts) while (zeros > 0 && count % 10 ** zeros !== 0) zeros -= 1;
  return zeros;
}
