import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatOverspent,
  formatPercent,
  formatSli,
  formatTarget,
  percentFigure,
  sliDecimals,
} from "./percent";

describe("percentages", () => {
  it.each([
    [0.999996, 3, "99.999"],
    [0.9999999999999999, 5, "99.99999"],
    [1, 3, "100.000"],
    [0.29, 0, "29"],
    [0.57, 1, "57.0"],
    [0.6139, 1, "61.3"],
    [0, 1, "0.0"],
    [0.0004, 1, "0.0"],
    [1e-9, 2, "0.00"],
    [12.5, 0, "1,250"],
  ])("%f with %i decimals is cut to %s, never rounded up", (ratio, decimals, figure) => {
    expect(percentFigure(ratio, decimals)).toBe(figure);
  });

  it.each([
    [-0.764, 1, "−76.4"],
    [-2.4, 0, "−240"],
    [-2.40001, 1, "−240.1"],
    [-0.00001, 1, "−0.1"],
  ])("an overspent budget of %f is cut downwards, to %s", (ratio, decimals, figure) => {
    expect(percentFigure(ratio, decimals)).toBe(figure);
  });

  it.each([
    [-0.197, 0, "20%"],
    [-0.02, 1, "2.0%"],
    [-0.00001, 1, "0.1%"],
    [-2.4, 0, "240%"],
  ])("a remaining share of %f is overspent by no less than %s", (remaining, decimals, figure) => {
    expect(formatOverspent(remaining, decimals)).toBe(figure);
  });

  it("whatever a ratio is written as, its figure is that moved by two places and cut downwards", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5_000_000, max: 5_000_000 }),
        fc.nat({ max: 12 }),
        fc.nat({ max: 6 }),
        (digits, places, decimals) => {
          const ratio = Number(`${digits}e-${places}`);
          const [scaled, unit] = [
            BigInt(digits) * 10n ** BigInt(decimals + 2),
            10n ** BigInt(places),
          ];
          const cut = scaled / unit - (scaled < 0n && scaled % unit !== 0n ? 1n : 0n);
          const shown = percentFigure(ratio, decimals).replace("−", "-").replaceAll(/[.,]/g, "");
          expect(BigInt(shown)).toBe(cut);
        },
      ),
      { seed: 7, numRuns: 5000 },
    );
  });

  it("a figure and its unit are never torn apart", () => {
    expect(formatPercent(0.5)).toBe("50.0%");
  });

  it("missing data says so instead of a number", () => {
    expect(formatPercent(null)).toBe("no data");
    expect(formatPercent(Number.NaN)).toBe("no data");
  });

  it.each([
    [950_000, "95", 2, "94.86"],
    [990_000, "99", 2, "94.86"],
    [995_000, "99.5", 2, "94.86"],
    [999_000, "99.9", 3, "94.868"],
    [999_500, "99.95", 3, "94.868"],
    [999_900, "99.99", 4, "94.8687"],
    [999_999, "99.9999", 6, "94.868712"],
  ])(
    "a target of %i ppm reads %s and its SLI has %i decimals",
    (targetPpm, target, decimals, sli) => {
      expect(formatTarget(targetPpm)).toBe(`${target}%`);
      expect(sliDecimals(targetPpm)).toBe(decimals);
      expect(formatSli(0.94868712, targetPpm)).toBe(`${sli}%`);
    },
  );
});
