import { expect, it } from "vitest";
import { sparklinePath } from "./sparkline-path";

const path = (...values: (number | null)[]) =>
  sparklinePath(
    values,
    (index) => index * 10,
    (value) => value,
  );

it("what was not measured is a gap in the line, never a zero", () => {
  expect(path(5, 6, null, 7, 8)).toBe("M0 5h0L10 6M30 7h0L40 8");
});

it("a value alone between two gaps is a dot", () => {
  expect(path(null, 4, null)).toBe("M10 4h0");
});
