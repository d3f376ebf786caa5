import { layoutOf, RowReader, SPACE } from "./plain-row";
import { MAX_MEASUREMENTS, type MeasurementsBody, type SentMeasurement } from "./schema";

const MODE = ['"mode"', ":", '"(add|replace)"'].join(SPACE);
const LIST = ['"measurements"', ":", String.raw`\[`].join(SPACE);
const START = new RegExp([String.raw`^\{`, `(?:${MODE}${SPACE},)?`, LIST, ""].join(SPACE));
const END = new RegExp(
  ["^", String.raw`\]`, `(?:,${SPACE}${MODE})?`, String.raw`\}`, "$"].join(SPACE),
);

/**
 * Reads the JSON of a batch that is plainly right faster than a parser and the schema: measurements
 * of good and total, each written like the first. Answers what the schema would, or null, where the
 * schema has to judge and to say what is wrong.
 */
export function readPlainBatch(text: string): MeasurementsBody | null {
  const start = START.exec(text);
  const layout = start && layoutOf(text, start[0].length);
  if (!layout) return null;
  const reader = new RowReader(text, start[0].length, layout);
  const measurements: SentMeasurement[] = [];
  do {
    const row = reader.next();
    if (row === null || measurements.push(row) > MAX_MEASUREMENTS) return null;
  } while (reader.goesOn());
  const end = END.exec(reader.rest());
  if (end === null || (start[1] === undefined) === (end[1] === undefined)) return null;
  return { mode: (start[1] ?? end[1]) as MeasurementsBody["mode"], measurements };
}
