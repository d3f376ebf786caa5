import fc from "fast-check";
import { expect, test } from "vitest";
import { ledger, worstSpendings } from "./ledger";

test("what no cause explains is listed as unattributed", () => {
  expect(
    ledger(
      { bad: 1000, total: 1_000_000 },
      [{ cause: { kind: "hour", hour: 7 }, bad: 600 }],
      999_000,
    ),
  ).toEqual({
    bad: 1000,
    consumed: 1,
    entries: [
      { cause: { kind: "hour", hour: 7 }, bad: 600, consumed: 0.6 },
      { cause: { kind: "unattributed" }, bad: 400, consumed: 0.4 },
    ],
  });
});

test("causes that spent more than the window are refused", () => {
  expect(() =>
    ledger(
      { bad: 1000, total: 2000 },
      [
        { cause: "a", bad: 600 },
        { cause: "b", bad: 401 },
      ],
      999_000,
    ),
  ).toThrow(RangeError);
});

test("a window without traffic spent nothing", () => {
  expect(ledger({ bad: 0, total: 0 }, [], 999_000)).toEqual({ bad: 0, consumed: 0, entries: [] });
});

test("the parts add up to the whole", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(10 ** 9), { maxLength: 20 }), fc.nat(10 ** 9), (parts, rest) => {
      const bad = parts.reduce((sum, part) => sum + part, rest);
      const { entries } = ledger(
        { bad, total: 10 ** 12 },
        parts.map((part, cause) => ({ cause, bad: part })),
        999_000,
      );
      expect(entries.reduce((sum, entry) => sum + entry.bad, 0)).toBe(bad);
    }),
    { seed: 11 },
  );
});

test("the worst come first and those without errors not at all", () => {
  const spendings = [
    { cause: "a", bad: 1 },
    { cause: "b", bad: 0 },
    { cause: "c", bad: 5 },
    { cause: "d", bad: 3 },
  ];
  expect(worstSpendings(spendings, 2).map(({ cause }) => cause)).toEqual(["c", "d"]);
  expect(worstSpendings(spendings, 9)).toHaveLength(3);
});
