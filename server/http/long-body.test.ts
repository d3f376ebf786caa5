import { describe, expect, it } from "vitest";
import { MAX_MEASUREMENTS } from "@/lib/measurement/schema";
import { measurementOperations } from "./api/operations/measurements";
import { parsed } from "./input";
import { parsedInParts } from "./long-body";

const { schema, long } = measurementOperations.postMeasurements.body;
const one = (index: number) => ({
  service: "checkout",
  slo: "up",
  at: new Date(index * 60_000).toISOString(),
  good: index,
  total: index + 1,
});
const body = (count: number, wrong: Record<number, unknown> = {}) => ({
  mode: "add",
  measurements: Array.from({ length: count }, (_, index) => wrong[index] ?? one(index)),
});
const outcome = async (read: () => unknown): Promise<unknown> => {
  try {
    return await read();
  } catch (error) {
    return error;
  }
};

describe("a body with a long list", () => {
  it.each([
    ["nothing", null],
    ["no list", { mode: "add", measurements: {} }],
    ["an empty list", body(0)],
    ["one measurement", body(1)],
    ["one part", body(1000)],
    ["several parts", body(2733)],
    ["another mode", { ...body(2200), mode: "both" }],
    ["an unknown field", { ...body(2200), more: 1 }],
    ["a fault in the only part", body(20, { 3: {} })],
    ["a fault in the first part", body(2200, { 3: {} })],
    ["a fault in a later part", body(2200, { 1777: { ...one(1777), at: "soon" } })],
    ["an item that is no object", body(2200, { 1501: 7 })],
    ["what objects inherit", body(2200, { 1501: JSON.parse('{"__proto__": {"good": 1}}') })],
  ])("of %s is read as it would be at once", async (_what, value) => {
    expect(await outcome(() => parsedInParts(schema, long, value))).toEqual(
      await outcome(() => parsed(schema, value, "the body")),
    );
  });

  it("names what is too many without looking at the items", async () => {
    await expect(
      parsedInParts(schema, long, {
        mode: "add",
        measurements: Array.from({ length: MAX_MEASUREMENTS + 1 }, () => ({})),
      }),
    ).rejects.toThrow("measurements: Send at most 50,000 measurements a call");
  });

  it("lets others have their turn between the parts", async () => {
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 0);
    await parsedInParts(schema, long, body(20_000));
    clearInterval(turning);
    expect(turns).toBeGreaterThan(3);
  });
});
