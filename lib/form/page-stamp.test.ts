import { expect, it } from "vitest";
import { stampProblem, stampText } from "./page-stamp";

const now = { user: 7, build: "b 1" };

it.each([
  [{ user: 7, build: "b 1" }, null],
  [{ user: 8, build: "b 1" }, "other"],
  [{ user: 7, build: "b 2" }, "updated"],
  [{ user: 8, build: "b 2" }, "updated"],
] as const)(
  "a form of the page of %j is %s where user 7 asks the first build",
  (stamp, problem) => {
    expect(stampProblem(stampText(stamp), now)).toBe(problem);
  },
);

it.each(["", "7", " b 1", "07 b 1", "7  b 1"])("what is no stamp holds nowhere: %j", (text) => {
  expect(stampProblem(text, now)).not.toBeNull();
});
