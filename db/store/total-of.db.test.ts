import { expect, it } from "vitest";
import { totalOf } from "./total-of";

const COUNTED = 99;

it.each([
  ["a first page that is not full says it", { limit: 5, offset: 0 }, 3, 3],
  ["a first page without rows says it", { limit: 5, offset: 0 }, 0, 0],
  ["a later page that is not full says it", { limit: 5, offset: 10 }, 3, 13],
  ["a page past the end does not", { limit: 5, offset: 10 }, 0, COUNTED],
  ["a full page does not", { limit: 5, offset: 0 }, 5, COUNTED],
  ["the newest that are not as many as asked for say it", { limit: 5, before: null }, 4, 4],
  ["the newest that are as many do not", { limit: 5, before: null }, 5, COUNTED],
  ["those before a number do not", { limit: 5, before: 7 }, 4, COUNTED],
])("how many rows there are: %s", async (_, part, length, total) => {
  expect(await totalOf(part, length, async () => COUNTED)).toBe(total);
});
