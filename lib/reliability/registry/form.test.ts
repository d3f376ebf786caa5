import { expect, it } from "vitest";
import { formInput } from "@/lib/form/form-input";
import { formTree } from "@/lib/form/form-tree";
import { dependencyFormSchema } from "./form";

const parse = (fields: Record<string, string>) => {
  const names = { service: "shop", callee: "till", ...fields };
  const { input, unknown } = formInput(dependencyFormSchema, formTree(Object.entries(names)).tree);
  expect(unknown).toEqual([]);
  return dependencyFormSchema.safeParse(input);
};
const settings = (fields: Record<string, string>) => parse(fields).data?.settings;

it("takes a blank form for a call of which nothing is known", () => {
  expect(settings({})).toEqual({});
  expect(
    settings({
      "settings.criticality": "",
      "settings.idempotent": "",
      "settings.attemptTimeoutMs": "",
      "settings.backoff.kind": "",
      "settings.backoff.capMs": "",
      "settings.bulkhead.max": "",
      "settings.evidence.link": "",
    }),
  ).toEqual({});
});

it("tells what is known not to be there from what is unknown and from zero", () => {
  expect(
    settings({
      "settings.attemptTimeoutMs": "none",
      "settings.connectTimeoutMs": "0",
      "settings.idempotent": "false",
      "settings.retryBudget": " None ",
      "settings.bulkhead.max": "none",
      "settings.bulkhead.queue": "",
      "settings.backoff.kind": "none",
      "settings.fallback.kind": "cached",
      "settings.fallback.lastTestedAt": "never",
    }),
  ).toEqual({
    attemptTimeoutMs: null,
    connectTimeoutMs: 0,
    idempotent: false,
    retryBudget: null,
    bulkhead: null,
    backoff: { kind: "none" },
    fallback: { kind: "cached", lastTestedAt: null },
  });
});

it.each([
  ["settings.attempts", "none", "settings.attempts"],
  ["settings.attemptTimeoutMs", "soon", "settings.attemptTimeoutMs"],
  ["settings.backoff.baseMs", "100", "settings.backoff.kind"],
  ["settings.bulkhead.queue", "4", "settings.bulkhead.max"],
])("refuses %s of %j by the field %s", (field, value, path) => {
  const issues = parse({ [field]: value }).error?.issues.map((issue) => issue.path.join("."));
  expect(issues).toEqual([path]);
});

it("takes the number of a step as a number, and the name of a group as text", () => {
  expect(settings({ "settings.order": "2" })).toEqual({ order: 2 });
  expect(settings({ "settings.order": "checks" })).toEqual({ order: "checks" });
});
