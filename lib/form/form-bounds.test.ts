import { describe, expect, it } from "vitest";
import { formProblem, MOST_FIELDS, MOST_PARTS } from "./form-bounds";

const named = (count: number, name: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => name(index));

describe("a form", () => {
  it.each([
    ["200 fields", named(MOST_FIELDS, (index) => `f${index}`)],
    ["one name 100 times", named(100, () => "services")],
    [
      "200 fields and 50 of the framework",
      [...named(MOST_FIELDS, (index) => `f${index}`), ...named(50, (index) => `$ACTION_${index}`)],
    ],
    ["no field", []],
  ])("of %s is read", (_what, names) => {
    expect(formProblem(names)).toBeNull();
  });

  it.each([
    ["201 fields", named(201, (index) => `f${index}`), "more than 200 fields"],
    ["11,000 fields of one name", named(11_000, () => "a"), '"a" more than 100 times'],
    ["a name 101 times", named(101, () => "toString"), '"toString" more than 100 times'],
    [
      "nothing but the framework's, in a flood",
      named(MOST_PARTS + 1, (index) => `$ACTION_${index}`),
      "more than 200 fields",
    ],
  ])("of %s is refused", (_what, names, problem) => {
    expect(formProblem(names)).toContain(problem);
  });

  it("of a million fields is refused at the first one too many", () => {
    let taken = 0;
    function* endless() {
      for (;;) yield `f${(taken += 1)}`;
    }
    expect(formProblem(endless())).toContain("more than 200 fields");
    expect(taken).toBe(MOST_FIELDS + 1);
  });
});
