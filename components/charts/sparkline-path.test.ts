import { expect, it } from "vitest";
import { pathWithin, sparklineOf, sparklinePath } from "./sparkline-path";

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

it("values fill whatever box they are drawn in", () => {
  const values = [0.5, 1, 0];
  expect(pathWithin(values, { width: 22, height: 14 })).toBe("M1 7h0L11 2L21 12");
  expect(pathWithin(values, { width: 12, height: 14 })).toBe("M1 7h0L6 2L11 12");
  expect(pathWithin(values, { width: 22, height: 24 })).toBe("M1 12h0L11 2L21 22");
});

it("of nothing known no line is drawn, and a level one stands at the bottom", () => {
  expect(pathWithin([null, null], { width: 22, height: 14 })).toBe("");
  expect(pathWithin([0.5, 0.5], { width: 22, height: 14 })).toBe("M1 12h0L21 12");
});

it("less than a tenth of a budget does not fill the box", () => {
  expect(pathWithin([0.5, 0.55], { width: 22, height: 14 })).toBe("M1 12h0L21 7");
});

it("a sparkline is one pixel within its width and two within its height", () => {
  expect(sparklineOf([0, 1])).toBe("M1 24h0L103 2");
});
