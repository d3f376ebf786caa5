import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentReader } from "./read-sent";
import { measurementSchema } from "./schema";

const SENT = { service: "checkout", slo: "up", at: "2026-11-01T00:00:00Z", good: 9, total: 10 };
const odd = fc.constantFrom<unknown>(
  "",
  "a-",
  "A",
  "2026-02-30T00:00:00Z",
  "2026-11-01T24:00:00Z",
  "2026-11-01T01:00:00+01:00",
  "2026-11-01T00:00:00.5Z",
  "2026-11-01T00:00:00.500Z",
  "2026-11-01",
  "1969-12-31T23:59:00Z",
  "9999-12-31T23:59:59.999Z",
  -1,
  -0,
  1e300,
  0.1,
  Number.NaN,
  Infinity,
  null,
  undefined,
  true,
  [],
  {},
);
/** Right in most runs. */
const mostly = (right: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 6, arbitrary: right }, { weight: 1, arbitrary: odd });
const instant = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
const value = fc
  .record({
    service: mostly(fc.constant("checkout")),
    slo: mostly(fc.constant("up")),
    at: mostly(fc.oneof(fc.constant(SENT.at), instant)),
    good: mostly(fc.oneof(fc.double({ min: 0 }), fc.nat())),
    total: mostly(fc.oneof(fc.double({ min: 0 }), fc.nat())),
    more: mostly(fc.constant({})),
  })
  .map(({ more, ...sent }) => ({ ...sent, ...(typeof more === "object" ? more : { more }) }));
const parsed = (sent: unknown) => {
  const read = measurementSchema.safeParse(sent);
  return read.success ? read.data : null;
};

describe("the reader of measurements", () => {
  it("reads what is plainly right, and says nothing else than the schema", () => {
    const read = sentReader();
    let plainly = 0;
    fc.assert(
      fc.property(mostly(value), (sent) => {
        const plain = read(sent);
        if (plain === null) return;
        plainly += 1;
        expect(plain).toEqual(parsed(sent));
      }),
      { seed: 7, numRuns: 3000 },
    );
    expect(plainly).toBeGreaterThan(300);
  });

  it.each([
    ["in whole seconds", SENT],
    ["with milliseconds", { ...SENT, at: "2026-11-01T00:00:00.250Z" }],
    ["with parts of events", { ...SENT, good: 0.5 }],
  ])("reads a minute %s without the schema", (_what, sent) => {
    expect(sentReader()(sent)).toEqual(parsed(sent));
  });

  it.each([
    ["an unknown field", { ...SENT, colour: "red" }],
    ["a value", { ...SENT, value: 1 }],
    ["no total", { service: "checkout", slo: "up", at: SENT.at, good: 9 }],
    ["a day that does not exist", { ...SENT, at: "2026-02-30T00:00:00Z" }],
    ["another offset", { ...SENT, at: "2026-11-01T01:00:00+01:00" }],
    ["a negative count", { ...SENT, good: -1 }],
    ["a name that is no slug", { ...SENT, slo: "Up" }],
    ["what objects inherit", JSON.parse(`{"__proto__":${JSON.stringify(SENT)}}`)],
    ["a list", [SENT]],
  ])("leaves %s to the schema", (_what, sent) => {
    expect(sentReader()(sent)).toBeNull();
  });
});
