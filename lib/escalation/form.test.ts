import { expect, test } from "vitest";
import { formErrors } from "@/lib/form/form-errors";
import { policyFormSchema } from "./form";

const FIELDS = {
  slug: "default",
  name: "Default",
  team: "payments",
  levels: [
    { targets: [], timeoutMinutes: 5 },
    { targets: ["schedule:primary", "person:Ana@X.org"], timeoutMinutes: 5 },
  ],
  repeat: "forever",
  whenNobodyAnswers: ["channel:ops"],
  reNotifyAfterMinutes: 60,
};

test("a level that was left blank is none", () => {
  expect(policyFormSchema.parse(FIELDS).input).toMatchObject({
    levels: [{ targets: [{ schedule: "primary" }, { person: "ana@x.org" }], timeoutMinutes: 5 }],
    repeat: 0,
    forever: true,
    whenNobodyAnswers: [{ channel: "ops" }],
  });
});

test("what is wrong is said at the field that was typed in, also behind a blank level", () => {
  const wrong = (change: object) => {
    const input = { ...FIELDS, ...change };
    const { error } = policyFormSchema.safeParse(input);
    return formErrors(error?.issues ?? [], input).map(({ path }) => path);
  };
  const [blank] = FIELDS.levels;
  expect(wrong({ levels: [blank, { targets: ["schedule:p"], timeoutMinutes: "soon" }] })).toEqual([
    "levels.1.timeoutMinutes",
  ]);
  expect(wrong({ levels: [blank, { targets: ["nobody"], timeoutMinutes: 5 }] })).toEqual([
    "levels.1.targets",
  ]);
  expect(wrong({ levels: [blank] })).toEqual(["levels.0.targets"]);
  expect(wrong({ slug: "", name: "", levels: [] })).toEqual(["slug", "name", "levels.0.targets"]);
  expect(wrong({ whenNobodyAnswers: ["team:Not A Slug"], name: "" })).toEqual([
    "name",
    "whenNobodyAnswers",
  ]);
});
