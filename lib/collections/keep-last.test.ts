import { expect, it } from "vitest";
import { keepLast } from "./keep-last";

it("what was kept last stays, and the first goes once there are too many", () => {
  const all = new Map<string, number>();
  for (const [key, value] of [
    ["a", 1],
    ["b", 2],
    ["a", 3],
    ["c", 4],
  ] as const)
    keepLast(all, key, value, 2);
  expect([...all]).toEqual([
    ["a", 3],
    ["c", 4],
  ]);
});
