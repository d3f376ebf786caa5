import fc from "fast-check";
import { expect, it } from "vitest";
import { layOut } from "./lay-out";

const edges = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [caller = "", callee = ""] = pair.split(">");
    return { caller, callee };
  });

it("puts what is called right of the last of its callers", () => {
  const { columns, lanes } = layOut(edges("shop>till", "till>bank", "shop>bank", "mobile>till"));
  expect(columns.map((column) => column.toSorted())).toEqual([
    ["mobile", "shop"],
    ["shop/bank/0", "till"],
    ["bank"],
  ]);
  expect(lanes.get("shop/bank")).toEqual(["shop/bank/0"]);
  expect(lanes.get("shop/till")).toEqual([]);
});

it("orders columns so that calls need not cross", () => {
  expect(layOut(edges("a>z", "b>y", "c>x")).columns).toEqual([
    ["a", "b", "c"],
    ["z", "y", "x"],
  ]);
});

it("ends on a circle, and places each of it once", () => {
  expect(
    layOut(edges("a>b", "b>c", "c>a"))
      .columns.flat()
      .sort(),
  ).toEqual(["a", "b", "c"]);
});

it("places everything once and no call backwards, whatever calls what", () => {
  const ordered = fc
    .tuple(fc.nat(59), fc.nat(59))
    .filter(([low, high]) => low !== high)
    .map(([a, b]) => ({ caller: `n${Math.min(a, b)}`, callee: `n${Math.max(a, b)}` }));
  fc.assert(
    fc.property(fc.array(ordered, { maxLength: 150 }), (calls) => {
      const columns = layOut(calls).columns.map((column) =>
        column.filter((name) => !name.includes("/")),
      );
      const names = new Set(calls.flatMap(({ caller, callee }) => [caller, callee]));
      expect(columns.flat().sort()).toEqual([...names].sort());
      const columnOf = (name: string) => columns.findIndex((column) => column.includes(name));
      for (const { caller, callee } of calls)
        expect(columnOf(caller)).toBeLessThan(columnOf(callee));
    }),
    { seed: 7 },
  );
});
