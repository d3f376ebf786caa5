import { expect, it } from "vitest";
import { cut } from "./cut";

it.each([
  ["abcd", 4, "abcd"],
  ["abcde", 4, "abc…"],
  ["ab😀cd", 5, "ab😀…"],
  ["ab😀cd", 4, "ab…"],
])("%j in at most %i characters is %j", (text, most, expected) => {
  expect(cut(text, most)).toBe(expected);
});
