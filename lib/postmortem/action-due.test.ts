import { expect, it } from "vitest";
import { addActionSchema } from "./schema";

const said = (dueOn: unknown) =>
  addActionSchema
    .safeParse({ postmortem: 1, text: "Limit retries", kind: "prevent", dueOn })
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

it.each([
  [null, []],
  ["1970-01-01", []],
  ["9999-12-31", []],
  ["0001-01-01", ["dueOn: The year must lie between 1970 and 9999."]],
  ["1969-12-31", ["dueOn: The year must lie between 1970 and 9999."]],
])("an action item due on %j is told %j", (dueOn, expected) => {
  expect(said(dueOn)).toEqual(expected);
});

it("a day that does not exist is none", () => {
  expect(said("2026-02-30")[0]).toBe("dueOn: Give a day, for example 2026-11-30.");
});
