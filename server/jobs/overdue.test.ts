import { expect, it } from "vitest";
import type { Job } from "./job";
import { overdueJobs } from "./overdue";

const MINUTE = 60_000;
const noon = new Date("2026-11-01T12:00:00Z");
const at = (minutes: number) => new Date(noon.getTime() + minutes * MINUTE);
const job = (everyMinutes: number): Job => ({
  name: "seal",
  does: "",
  everyMs: everyMinutes * MINUTE,
  offsetMs: 0,
  longestMs: 10 * MINUTE,
  run: async () => undefined,
});

it.each([
  ["ran in this period", 60, 1, 30, []],
  ["ran in the period before, and this one began just now", 60, -59, 11, []],
  ["missed this period", 60, -1, 30, ["seal"]],
  ["never ran", 60, null, 30, ["seal"]],
  ["ran tomorrow, by a clock that was corrected", 60, 1440, 30, ["seal"]],
  ["ran a little ahead, by another process's clock", 60, 32, 30, []],
  ["ran two days ago, though it is daily", 1440, -2880, 30, ["seal"]],
])("a job that %s is told so", (_what, every, ranAt, now, expected) => {
  const runs = [{ name: "seal", ranAt: ranAt === null ? null : at(ranAt) }];
  expect(overdueJobs([job(every)], runs, at(-10_000), at(now))).toEqual(expected);
});

it("nothing is overdue in a process that has just begun", () => {
  expect(overdueJobs([job(60)], [], at(25), at(30))).toEqual([]);
});
