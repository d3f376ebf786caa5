import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeLabels } from "./label-places";

const places = (labels: [at: number, text: string][], width: number) =>
  placeLabels(
    labels.map(([at, text]) => ({ at, text })),
    width,
  ).map(({ x, text }) => [x, text]);

describe("labels in a row", () => {
  test("stand over their place where there is room", () => {
    expect(
      places(
        [
          [0.5, "#2"],
          [0.25, "#1"],
        ],
        400,
      ),
    ).toEqual([
      [100, "#1"],
      [200, "#2"],
    ]);
  });

  test("that would touch stand as one", () => {
    expect(
      places(
        [
          [0.5, "#23"],
          [0.51, "#24"],
          [0.52, "#25"],
          [0.9, "#26"],
        ],
        400,
      ),
    ).toEqual([
      [204, "#23 +2"],
      [360, "#26"],
    ]);
  });

  test("do not reach out of the row", () => {
    expect(
      places(
        [
          [0, "#100"],
          [1, "#101"],
        ],
        300,
      ),
    ).toEqual([
      [14, "#100"],
      [286, "#101"],
    ]);
  });

  test("never touch and lose none, however many there are", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 99_999 })),
          { maxLength: 60 },
        ),
        fc.integer({ min: 240, max: 1440 }),
        (some, width) => {
          const placed = placeLabels(
            some.map(([at, number]) => ({ at, text: `#${number}` })),
            width,
          );
          expect(placed.reduce((sum, { labels }) => sum + labels.length, 0)).toBe(some.length);
          for (const [index, { x, text }] of placed.entries()) {
            const half = (text.length * 7) / 2;
            expect(x - half).toBeGreaterThanOrEqual(-1e-9);
            expect(x + half).toBeLessThanOrEqual(width + 1e-9);
            const before = placed[index - 1];
            if (before) expect(x - half).toBeGreaterThan(before.x + (before.text.length * 7) / 2);
          }
        },
      ),
      { seed: 18 },
    );
  });
});
