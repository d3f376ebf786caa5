import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainBatch } from "./plain-batch";
import { MAX_MEASUREMENTS, measurementsBodySchema } from "./schema";

const SENT = { service: "checkout", slo: "up", at: "2026-11-01T00:00:00Z", good: 9, total: 10 };
const batch = (...measurements: unknown[]) => ({ mode: "add", measurements });
/** As Python writes it, and some by hand. */
const spaced = (value: unknown) =>
  JSON.stringify(value)
    .replaceAll(/([,:])(?=["\d{[])/g, "$1 ")
    .replaceAll(/T(\d\d): (\d\d): /g, "T$1:$2:");

const byParserAndSchema = (text: string) => {
  try {
    return measurementsBodySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
};

const odd = fc.constantFrom<unknown>(
  "",
  "a-",
  "A",
  'a\\"b',
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
  service: mostly(fc.constantFrom("checkout", "a", "x".repeat(63))),
  slo: mostly(fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,4}[a-z0-9])?$/)),
  at: mostly(fc.oneof(fc.constant(SENT.at), instant)),
  good: mostly(count),
  total: mostly(count),
});
const body = fc.record({
  mode: mostly(fc.constantFrom("add", "replace")),
  measurements: fc.array(measurement, { minLength: 1, maxLength: 5 }),
});
const text = fc
  .tuple(body, fc.constantFrom(JSON.stringify, spaced))
  .map(([value, written]) => written(value));

describe("the reader of plain batches", () => {
  it("says nothing else than parser and schema", () => {
    let plain = 0;
    fc.assert(
      fc.property(text, (sent) => {
        const read = readPlainBatch(sent);
        if (read === null) return;
        plain += 1;
        expect(read).toEqual(byParserAndSchema(sent));
      }),
      { seed: 7, numRuns: 3000 },
    );
    expect(plain).toBeGreaterThan(1000);
  });

  it("says nothing else of a text with one character wrong", () => {
    let plain = 0;
    const wrong = fc.constantFrom(...'"\\,:{}[]-+.eE0197aAéZT \n\t\0'.split(""), "");
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(1), wrong, (sent, place, left, character) => {
        const at = place % sent.length;
        const changed = sent.slice(0, at) + character + sent.slice(at + left);
        const read = readPlainBatch(changed);
        if (read === null) return;
        plain += 1;
        expect(read).toEqual(byParserAndSchema(changed));
      }),
      { seed: 7, numRuns: 10_000 },
    );
    expect(plain).toBeGreaterThan(300);
  });

  it.each([
    ["in whole seconds", JSON.stringify(batch(SENT, SENT))],
    ["with milliseconds", JSON.stringify(batch({ ...SENT, at: "2026-11-01T00:00:00.250Z" }))],
    [
      "with parts of events",
      JSON.stringify(batch({ ...SENT, good: 0.5 }, { ...SENT, good: 0.25 })),
    ],
    [
      "of several services and minutes",
      JSON.stringify(
        batch(SENT, { ...SENT, service: "a" }, { ...SENT, at: "2026-11-01T00:01:00Z" }),
      ),
    ],
    ["with spaces", spaced(batch(SENT, { ...SENT, slo: "down" }))],
    ["that ends a line", `${JSON.stringify(batch(SENT))}\n`],
  ])("reads measurements %s", (_what, sent) => {
    expect(readPlainBatch(sent)).toEqual(byParserAndSchema(sent));
    expect(readPlainBatch(sent)).not.toBeNull();
  });

  it.each([
    ["no measurement", batch()],
    ["a mode that is none", { ...batch(SENT), mode: "both" }],
    ["an unknown field of the body", { ...batch(SENT), more: 1 }],
    ["an unknown field", batch(SENT, { ...SENT, colour: "red" })],
    ["a value", batch({ service: "checkout", slo: "up", at: SENT.at, value: 1 })],
    ["no total", batch({ service: "checkout", slo: "up", at: SENT.at, good: 9 })],
    ["a day that does not exist", batch({ ...SENT, at: "2026-02-30T00:00:00Z" })],
    ["another offset", batch({ ...SENT, at: "2026-11-01T01:00:00+01:00" })],
    ["a negative count", batch(SENT, { ...SENT, good: -1 })],
    ["an empty name", batch(SENT, { ...SENT, slo: "" })],
    ["a name that is no slug", batch(SENT, { ...SENT, slo: "up-" })],
    ["a name that is too long", batch(SENT, { ...SENT, slo: "x".repeat(64) })],
    ["another order", batch({ total: 10, good: 9, at: SENT.at, slo: "up", service: "checkout" })],
    ["too many", batch(...Array.from({ length: MAX_MEASUREMENTS + 1 }, () => SENT))],
  ])("leaves %s to parser and schema", (_what, sent) => {
    expect(readPlainBatch(JSON.stringify(sent))).toBeNull();
  });

  it.each([
    [
      "a count with a zero before it",
      JSON.stringify(batch(SENT, SENT)).replace(/9(?=[^9]*$)/, "09"),
    ],
    ["a text that breaks off", JSON.stringify(batch(SENT)).slice(0, -2)],
    ["more behind the end", `${JSON.stringify(batch(SENT))}{}`],
    ["nothing", ""],
  ])("leaves %s to parser and schema", (_what, sent) => {
    expect(readPlainBatch(sent)).toBeNull();
  });

  it("reads as many as a call may send", () => {
    const sent = JSON.stringify(batch(...Array.from({ length: MAX_MEASUREMENTS }, () => SENT)));
    expect(readPlainBatch(sent)?.measurements).toHaveLength(MAX_MEASUREMENTS);
  });
});
