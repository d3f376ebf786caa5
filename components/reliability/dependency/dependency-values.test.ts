import { expect, it } from "vitest";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { FIELD_GROUPS } from "./dependency-fields";
import { shownSetting, typedSetting } from "./dependency-values";

const fieldOf = (name: string) => {
  const field = FIELD_GROUPS.flatMap(({ fields }) => fields).find((one) => one.name === name);
  if (!field) throw new Error(`there is no field ${name}`);
  return field;
};

it.each<[string, DependencySettings, string, string]>([
  ["retryBudget", { retryBudget: 0.1 }, "10%", "0.1"],
  ["breaker.threshold", { breaker: { kind: "count", threshold: 0.5 } }, "50%", "0.5"],
  ["breaker.threshold", { breaker: { kind: "consecutive", threshold: 5 } }, "5", "5"],
  ["fallback.coverage", { fallback: { kind: "cached", coverage: 0.9 } }, "90%", "0.9"],
  ["measured.errorRatio", { measured: { errorRatio: 0.0004 } }, "0.04%", "0.0004"],
  ["attemptTimeoutMs", { attemptTimeoutMs: 1500 }, "1,500 ms", "1500"],
  ["attemptTimeoutMs", { attemptTimeoutMs: null }, "none", "none"],
])("%s of %j reads %s, and is typed as %s", (name, settings, shown, typed) => {
  const field = fieldOf(name);
  expect([shownSetting(settings, field), typedSetting(settings, field)]).toEqual([shown, typed]);
});
