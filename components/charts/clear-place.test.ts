import fc from "fast-check";
import { expect, it } from "vitest";
import { headlineOf, projectionOf } from "./burn-down-labels";
import { clearCorner, clearPlace } from "./clear-place";

const RANGE = { start: 0, end: 1000 };
const SCALE = { low: -0.12, high: 1, ticks: [] };
const HEIGHT = 214;

/** The figure's box in pixels, as the plots draw it: 12 px from the value, five digits wide. */
function boxOf(at: number, place: ReturnType<typeof clearPlace>, width: number) {
  const x = (at / 1000) * width;
  const y = yOf(place.value) + (place.above ? -12 : 12);
  const [left, right] = place.side === "left" ? [x - 50, x - 14] : [x + 14, x + 50];
  return { left, right, top: y - 6, bottom: y + 6 };
}

const yOf = (value: number) => HEIGHT * (1 - (value - SCALE.low) / (SCALE.high - SCALE.low));

it("a figure stands clear of every line, on a phone as on a wide screen", () => {
  const line = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 60 })
    .map((values) =>
      values.map((value, index) => ({ at: (index / (values.length - 1)) * 1000, value })),
    );
  fc.assert(
    fc.property(
      line,
      line,
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 250, max: 1000 }),
      (first, second, cut, width) => {
        const past = first.filter(({ at }) => at <= cut);
        const last = past.at(-1);
        if (!last) return;
        const box = boxOf(last.at, clearPlace([past, second], last, RANGE, SCALE), width);
        for (const points of [past, second]) {
          for (let x = box.left; x <= box.right; x += 3) {
            const y = yAt(points, (x / width) * 1000);
            if (y !== null)
              expect(y > box.top && y < box.bottom, `${x}: ${y} in ${JSON.stringify(box)}`).toBe(
                false,
              );
          }
        }
      },
    ),
    { seed: 18, numRuns: 60 },
  );
});

function yAt(points: { at: number; value: number }[], at: number): number | null {
  const next = points.findIndex((point) => point.at >= at);
  const [a, b] = [points[next - 1], points[next]];
  return a && b ? yOf(a.value + ((b.value - a.value) * (at - a.at)) / (b.at - a.at)) : null;
}

it("a line that falls to its last figure leaves room under it, one that rises over it", () => {
  const falling = [
    { at: 0, value: 0.9 },
    { at: 1000, value: 0.393 },
  ];
  expect(clearPlace([falling], { at: 1000, value: 0.393 }, RANGE, SCALE)).toEqual({
    value: 0.393,
    above: false,
    side: "left",
  });
  const rising = [
    { at: 0, value: 0.1 },
    { at: 1000, value: 0.393 },
  ];
  expect(clearPlace([rising], { at: 1000, value: 0.393 }, RANGE, SCALE)).toEqual({
    value: 0.393,
    above: true,
    side: "left",
  });
});

it("a figure stands right of a line that has only begun, and over one at the foot", () => {
  const begun = [
    { at: 0, value: 1 },
    { at: 50, value: 0.5 },
  ];
  expect(clearPlace([begun], { at: 50, value: 0.5 }, RANGE, SCALE).side).toBe("right");
  const foot = [
    { at: 0, value: 0.3 },
    { at: 1000, value: -0.1 },
  ];
  expect(clearPlace([foot], { at: 1000, value: -0.1 }, RANGE, SCALE).above).toBe(true);
});

it("what is projected stands on the other side than the figure of now where both are near", () => {
  const points = (now: number) => [
    { at: 0, remaining: 0.9, soFar: 0.9 },
    { at: now, remaining: 0.85, soFar: 0.83 },
    { at: 1000, remaining: null, forecast: 0.84 },
  ];
  for (const now of [400, 800, 950]) {
    const headline = headlineOf(points(now), RANGE, SCALE, 1);
    const projection = projectionOf(points(now), RANGE, SCALE, headline);
    if (now > 700) expect(projection?.place.above).toBe(!headline?.place.above);
    expect(projection?.place.side).toBe("left");
  }
});

it.each([
  [
    "over the right end where nothing is in the way",
    [
      [0, 0.5],
      [1000, 0.5],
    ],
    { above: true, side: "right" },
  ],
  [
    "over the left end where the line leaves over the right one",
    [
      [0, 0.5],
      [700, 0.5],
      [1000, 1],
    ],
    { above: true, side: "left" },
  ],
  [
    "under the right end where the line runs over all of it",
    [
      [0, 0.85],
      [1000, 0.85],
    ],
    { above: false, side: "right" },
  ],
  [
    "over the right end where the line is everywhere",
    [
      [0, 0],
      [200, 1],
      [800, 0],
      [1000, 1],
    ],
    { above: true, side: "right" },
  ],
] as const)("the label of a level stands %s", (_, line, corner) => {
  const points = line.map(([at, value]) => ({ at, value }));
  expect(clearCorner(points, 0.8, RANGE, SCALE)).toEqual(corner);
});
