import { describe, expect, it } from "vitest";
import { instantSchema } from "@/lib/api/instant";
import { isPlausible } from "./plausible";

describe("an instant", () => {
  it.each([
    ["0001-01-01T00:00:00Z", false],
    ["0204-11-28T10:00:00+01:00", false],
    ["1969-12-31T23:59:59.999Z", false],
    ["1970-01-01T00:00:00Z", true],
    ["2026-11-28T10:00:00Z", true],
    ["9999-12-31T23:59:59Z", true],
    ["9999-12-31T23:59:59-01:00", false],
  ])("of %s is accepted: %s", (text, accepted) => {
    expect(isPlausible(Date.parse(text))).toBe(accepted);
    expect(instantSchema.safeParse(text).success).toBe(accepted);
  });
});
