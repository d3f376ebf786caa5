import { expect, test } from "vitest";
import { nextTold, type ToldShift } from "./told-shifts";

const shift = (uid: string, start: number, end: number) => ({ uid, start, end, summary: "Ana" });
const told = (
  uid: string,
  start: number,
  end: number,
  more: Partial<ToldShift> = {},
): ToldShift => ({
  ...shift(uid, start, end),
  sequence: 0,
  canceledAt: null,
  updatedAt: 1,
  ...more,
});

test("what stays is told as before, what is new begins at nought", () => {
  expect(nextTold([told("a", 10, 20)], [shift("a", 10, 20), shift("b", 20, 30)], 5, 0)).toEqual([
    told("a", 10, 20),
    told("b", 20, 30, { updatedAt: 5 }),
  ]);
});

test("what ends at another time counts one up, once", () => {
  const first = nextTold([told("a", 10, 20)], [shift("a", 10, 15)], 5, 0);
  expect(first).toEqual([told("a", 10, 15, { sequence: 1, updatedAt: 5 })]);
  expect(nextTold(first, [shift("a", 10, 15)], 6, 0)).toEqual(first);
});

test("what is gone is told as canceled until it is over, and may come back", () => {
  const gone = nextTold([told("a", 10, 20)], [], 5, 0);
  expect(gone).toEqual([told("a", 10, 20, { sequence: 1, canceledAt: 5, updatedAt: 5 })]);
  expect(nextTold(gone, [], 6, 0)).toEqual(gone);
  expect(nextTold(gone, [], 30, 20)).toEqual([]);
  expect(nextTold(gone, [shift("a", 10, 20)], 7, 0)).toEqual([
    told("a", 10, 20, { sequence: 2, updatedAt: 7 }),
  ]);
});
