import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainBatch } from "./plain-batch";
import { MAX_MEASUREMENTS, measurementsBodySchema } from "./schema";

const SENT = { service: "checkout", slo: "up", at: "2026-11-01T00:00:00Z", good: 9, total: 10 };
type Body = { mode: unknown; measurements: unknown[] };
const batch = (...measurements: unknown[]): Body => ({ mode: "add", measurements });
const sorted = ({ mode, measurements }: Body) =>
  JSON.stringify({
    measurements: measurements.map((row) =>
      Object.fromEntries(Object.entries(row as object).sort(([a], [b]) => (a < b ? -1 : 1))),
    ),
    mode,
  });
/** As Python writes it. */
const spaced = (body: unknown) =>
  JSON.stringify(body, null, 1)
    .replaceAll(/([[{])\n */g, "$1")
    .replaceAll(/\n *(?=[\]}])/g, "")
    .replaceAll(/,\n */g, ", ");
const indented = (body: unknown) => `${JSON.stringify(body, null, 2)}\n`;
const WRITTEN = [JSON.stringify, sorted, spaced, indented];

/** As text, in which the order of fields counts: the key of a repeated request is made from it. */
const byParserAndSchema = (text: string) => {
  try {
    return JSON.stringify(measurementsBodySchema.safeParse(JSON.parse(text)).data);
  } catch {
    return undefined;
  }
};

const odd = fc.constantFrom<unknown>(
  "",
  "a-",
  "A",
  'a"b',
  "2026-02-30T00:00:00Z",
  "2026-11-01T24:00:00Z",
  "2026-11-01T01:00:00+01:00",
  "2026-11-01T00:00:00.5Z",
  "2026-11-01T00:00:00.500Z",
  "2026-11-01",
  "1969-12-31T23:59:00Z",
  "9999-12-31T23:59:59.999Z",
  -1,
  1e300,
  1e-7,
  0.1,
  null,
  undefined,
  true,
  [],
  {},
);
/** Right in most runs. */
const mostly = (right: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: odd });
const instant = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date("9999-12-31T23:59:59.999Z") })
  .map((date) => date.toISOString());
const count = fc.oneof(
  { weight: 9, arbitrary: fc.nat() },
  { weight: 9, arbitrary: fc.nat(9) },
  { weight: 3, arbitrary: fc.nat().map((thousandths) => thousandths / 1000) },
  { weight: 1, arbitrary: fc.maxSafeNat() },
  { weight: 1, arbitrary: fc.double({ min: 0, noNaN: true }) },
);
const measurement = fc.record({
  service: mostly(fc.constantFrom("checkout", "checkout", "checkout", "x".repeat(63))),
  slo: mostly(fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,4}[a-z0-9])?$/)),
  at: mostly(fc.oneof({ weight: 4, arbitrary: fc.constant(SENT.at) }, instant)),
  good: mostly(count),
  total: mostly(count),
});
const body = fc.record({
  mode: mostly(fc.constantFrom("add", "replace")),
  measurements: fc.array(measurement, { minLength: 1, maxLength: 5 }),
});
const text = fc.tuple(body, fc.constantFrom(...WRITTEN)).map(([value, written]) => written(value));

/** Holds the reader against parser and schema; answers how many of the texts it has read. */
function readOf(texts: fc.Arbitrary<string>, numRuns: number): number {
  let plain = 0;
  fc.assert(
    fc.property(texts, (sent) => {
      const read = readPlainBatch(sent);
      if (read === null) return;
      plain += 1;
      expect(JSON.stringify(read)).toBe(byParserAndSchema(sent));
    }),
    { seed: 7, numRuns },
  );
  return plain;
}

describe("the reader of plain batches", () => {
  it("says nothing else than parser and schema", () => {
    expect(readOf(text, 3000)).toBeGreaterThan(1000);
  });

  it("says nothing else of a text with one character wrong", () => {
    const wrong = fc.constantFrom(...'"\\,:{}[]-+.eE0197aAéZT \n\t\0'.split(""), "");
    const changed = fc
      .tuple(text, fc.nat(), fc.nat(1), wrong)
      .map(([sent, place, left, character]) => {
        const at = place % sent.length;
        return sent.slice(0, at) + character + sent.slice(at + left);
      });
    expect(readOf(changed, 10_000)).toBeGreaterThan(300);
  });

  it.each([
    ["in whole seconds", batch(SENT, SENT)],
    ["with milliseconds", batch({ ...SENT, at: "2026-11-01T00:00:00.250Z" })],
    ["with parts of events", batch({ ...SENT, good: 0.5 }, { ...SENT, good: 0.25, total: 0.5 })],
    [
      "of several services and minutes",
      batch(SENT, { ...SENT, service: "a" }, { ...SENT, at: "2026-11-01T00:01:00Z" }, SENT),
    ],
  ])("reads measurements %s, however they are written", (_what, sent) => {
    for (const written of WRITTEN) {
      expect(JSON.stringify(readPlainBatch(written(sent)))).toBe(byParserAndSchema(written(sent)));
      expect(readPlainBatch(written(sent))?.measurements).toHaveLength(sent.measurements.length);
    }
  });

  it.each([
    ["no measurement", batch()],
    ["a mode that is none", { ...batch(SENT), mode: "both" }],
    ["no mode", { measurements: [SENT] }],
    ["an unknown field of the body", { ...batch(SENT), more: 1 }],
    ["an unknown field", batch(SENT, { ...SENT, colour: "red" })],
    ["a value", batch({ service: "checkout", slo: "up", at: SENT.at, value: 1 })],
    ["no total", batch({ service: "checkout", slo: "up", at: SENT.at, good: 9 })],
    ["a day that does not exist", batch({ ...SENT, at: "2026-02-30T00:00:00Z" })],
    ["another offset", batch({ ...SENT, at: "2026-11-01T01:00:00+01:00" })],
    ["a minute before 1970", batch({ ...SENT, at: "1969-12-31T23:59:00Z" })],
    ["a negative count", batch(SENT, { ...SENT, good: -1 })],
    ["a count beyond whole numbers", batch(SENT, { ...SENT, total: 2 ** 54 })],
    ["an empty name", batch(SENT, { ...SENT, slo: "" })],
    ["a name that is no slug", batch(SENT, { ...SENT, slo: "up-" })],
    ["a name that is too long", batch(SENT, { ...SENT, slo: "x".repeat(64) })],
    ["another order", batch(SENT, { total: 10, good: 9, at: SENT.at, slo: "up", service: "up" })],
    ["too many", batch(...Array.from({ length: MAX_MEASUREMENTS + 1 }, () => SENT))],
  ])("leaves %s to parser and schema", (_what, sent) => {
    expect(readPlainBatch(JSON.stringify(sent))).toBeNull();
  });

  const three = JSON.stringify(batch(SENT, { ...SENT, good: 7 }, SENT));
  it.each([
    ["a zero before a count", three.replace("7", "07")],
    ["a count of no digits", three.replace("7", "")],
    ["a point without digits", three.replace("7", "7.")],
    ["a count of too many digits", three.replace("7", "9007199254740993")],
    ["the mode twice", three.replace(/\}$/, ',"mode":"add"}')],
    ["no comma between two", three.replace("},{", "}{")],
    ["two commas between two", three.replace("},{", "},,{")],
    ["a comma before the first", three.replace("[{", "[,{")],
    ["a comma behind the last", three.replace("}]", "},]")],
    ["a text that breaks off", three.slice(0, -2)],
    ["a name that breaks off", three.slice(0, three.lastIndexOf("up") + 1)],
    ["a name without an end", `${three.slice(0, three.lastIndexOf("up"))}up`],
    ["more behind the end", `${three}{}`],
    ["more space than anybody writes", three.replace("},{", `},${" ".repeat(100)}{`)],
    ["nothing", ""],
  ])("leaves %s to parser and schema", (_what, sent) => {
    expect(readPlainBatch(sent)).toBeNull();
  });

  it("reads as many as a call may send", () => {
    const sent = JSON.stringify(batch(...Array.from({ length: MAX_MEASUREMENTS }, () => SENT)));
    expect(readPlainBatch(sent)?.measurements).toHaveLength(MAX_MEASUREMENTS);
  });
});
