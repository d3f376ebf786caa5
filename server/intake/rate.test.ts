import { expect, test } from "vitest";
import { takesOneMore } from "./rate";

const allowed = (key: string, times: number, at: number) =>
  Array.from({ length: times }, () => takesOneMore(key, at)).filter(Boolean).length;

test("a key takes 300 requests at once and five a second, whatever others send", () => {
  expect(allowed("a", 400, 0)).toBe(300);
  expect(allowed("a", 100, 1000)).toBe(5);
  expect(allowed("b", 400, 1000)).toBe(300);
  expect(allowed("a", 1000, 600_000)).toBe(300);
});
