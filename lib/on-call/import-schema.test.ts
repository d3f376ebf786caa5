import { expect, it } from "vitest";
import { copyFormSchema } from "./import-schema";

const asked = { schedule: "primary", from: "2026-12-24", to: "2026-12-26" };
const problems = (change: object) =>
  copyFormSchema
    .safeParse({ ...asked, ...change })
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

it("copies the days that are chosen, and guesses none", () => {
  expect(copyFormSchema.parse(asked)).toEqual({ ...asked, by: "date" });
  expect(problems({ from: "soon" })).toEqual(["from: Choose a day, such as 2026-12-24."]);
  expect(problems({ to: "2026-02-30" })).toEqual(["to: Choose a day, such as 2026-12-24."]);
  expect(problems({ to: "2026-12-23" })).toEqual(["to: It must not be before the first day."]);
});
