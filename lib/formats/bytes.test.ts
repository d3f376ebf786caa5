import { expect, it } from "vitest";
import { formatBytes } from "./bytes";

it.each([
  [0, "0\u202fB"],
  [999, "999\u202fB"],
  [1000, "1.0\u202fkB"],
  [1_290_000, "1.2\u202fMB"],
  [3_000_000_000, "3.0\u202fGB"],
  [5e15, "5000.0\u202fTB"],
])("%i bytes read %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
