import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupBy } from "@/lib/collections/group-by";
import { BOX_HEIGHT, drawer } from "./draw";

const edges = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [caller = "", callee = ""] = pair.split(">");
    return { caller, callee };
  });
const chain = (length: number) =>
  edges(...Array.from({ length }, (_, index) => `n${index}>n${index + 1}`));

describe("a map of calls", () => {
  it("has callers at the left while all columns fit", () => {
    const drawing = drawer(chain(3))(1000);
    expect([...drawing.spots]).toEqual([
      ["n0", { x: 4, y: 4 }],
      ["n1", { x: 252, y: 4 }],
      ["n2", { x: 500, y: 4 }],
      ["n3", { x: 748, y: 4 }],
    ]);
    expect(drawing).toMatchObject({ width: 928, height: 48, boxWidth: 176 });
  });

  it("moves columns together before it turns", () => {
    expect(drawer(chain(3))(690)).toMatchObject({ width: 688, height: 48, boxWidth: 140 });
  });

  it("has callers on top where its columns do not fit", () => {
    const drawing = drawer(chain(3))(687);
    expect([...drawing.spots.values()]).toEqual([4, 84, 164, 244].map((y) => ({ x: 264, y })));
    expect(drawing.ways.get("n0/n1")?.path).toBe("M343.5 44C343.5 64 343.5 63 343.5 83");
  });

  it("breaks a row of more than fit into even lines", () => {
    const fan = edges(...Array.from({ length: 40 }, (_, index) => `a>b${index}`));
    const drawing = drawer(fan)(690);
    const rows = groupBy([...drawing.spots.values()], ({ y }) => y);
    expect([...rows.values()].map((row) => row.length)).toEqual([1, ...Array(10).fill(4)]);
  });

  it("keeps less of a column free for a call that passes it than for a box", () => {
    const drawing = drawer(edges("a>b", "b>c", "a>c"))(1000);
    expect(drawing.height).toBe(BOX_HEIGHT + 14 + 12 + 8);
    expect(drawing.spots.size).toBe(3);
  });

  it("is empty where nothing is called", () => {
    expect(drawer([])(500)).toMatchObject({ spots: new Map(), ways: new Map() });
  });
});

const anyCalls = fc.array(
  fc
    .tuple(fc.nat(59), fc.nat(59))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ caller: `n${a}`, callee: `n${b}` })),
  { maxLength: 180 },
);
const anyWidth = fc.integer({ min: 290, max: 1400 });

describe("whatever calls what, and on whatever width, a map", () => {
  it("is no wider than it may be, and has each name in it once and no two boxes over each other", () => {
    fc.assert(
      fc.property(anyCalls, anyWidth, (calls, width) => {
        const { spots, boxWidth, ...drawing } = drawer(calls)(width);
        expect(drawing.width).toBeLessThanOrEqual(width);
        const names = new Set(calls.flatMap(({ caller, callee }) => [caller, callee]));
        expect(new Set(spots.keys())).toEqual(names);
        const boxes = [...spots.values()];
        for (const [index, { x, y }] of boxes.entries()) {
          expect(x + boxWidth).toBeLessThanOrEqual(drawing.width);
          expect(y + BOX_HEIGHT).toBeLessThanOrEqual(drawing.height);
          for (const other of boxes.slice(index + 1))
            expect(Math.abs(x - other.x) >= boxWidth || Math.abs(y - other.y) >= BOX_HEIGHT).toBe(
              true,
            );
        }
      }),
      { seed: 7 },
    );
  });

  it("has callers left of or over what they call, where calls go in no circle", () => {
    fc.assert(
      fc.property(anyCalls, anyWidth, (calls, width) => {
        const inOrder = calls.map(({ caller, callee }) => {
          const [low = "", high = ""] = [caller, callee].sort();
          return { caller: low, callee: high };
        });
        const { spots } = drawer(inOrder)(width);
        for (const { caller, callee } of inOrder) {
          const [from, to] = [spots.get(caller), spots.get(callee)];
          if (!from || !to) throw new Error("a name has no place");
          expect(from.x < to.x || from.y < to.y).toBe(true);
        }
      }),
      { seed: 7 },
    );
  });
});
