import { expect, test } from "vitest";
import { compositeSli } from "./composite";

const members = [
  { sli: 0.99, weight: 3 },
  { sli: 0.9, weight: 1 },
  { sli: null, weight: 100 },
];

test.each([
  ["worst", 0.9],
  ["weighted", (0.99 * 3 + 0.9) / 4],
  ["series", 0.99 * 0.9],
] as const)("%s goes by the members that have data: %d", (combine, sli) => {
  expect(compositeSli(combine, members)).toEqual({ sli, membersWithData: 2 });
});

test("members weigh the same where no weight is given", () => {
  expect(compositeSli("weighted", [{ sli: 1 }, { sli: 0.5 }]).sli).toBe(0.75);
});

test("without data in any member, or without weight in those that have some, there is no SLI", () => {
  expect(compositeSli("series", [{ sli: null }])).toEqual({ sli: null, membersWithData: 0 });
  expect(compositeSli("weighted", [{ sli: 1, weight: 0 }]).sli).toBeNull();
});
