import { expect, it } from "vitest";
import { formatRelative, relativeRefreshMs } from "./relative-time";

const now = Date.UTC(2026, 10, 23);

it.each([
  [0, "just now"],
  [-4_999, "just now"],
  [-12_000, "12 s ago"],
  [-59_999, "59 s ago"],
  [-61_000, "1 min ago"],
  [-3_600_000, "1 h ago"],
  [-3 * 86_400_000, "3 d ago"],
  [4_000, "in a moment"],
  [6 * 3_600_000, "in 6 h"],
])("%i ms from now reads %s", (offset, text) => {
  expect(formatRelative(now + offset, now).replaceAll("\u202f", " ")).toBe(text);
});

it("refreshes each second only while seconds are shown", () => {
  expect(relativeRefreshMs(now - 30_000, now)).toBe(1000);
  expect(relativeRefreshMs(now - 90_000, now)).toBeGreaterThan(1000);
});
