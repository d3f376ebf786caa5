import { expect, it } from "vitest";
import { nearestName } from "./nearest-name";

const NAMES = ["URL", "SECRET", "API_TOKEN", "METRICS_TOKEN"];

it.each([
  ["SECERT", "SECRET"],
  ["URI", "URL"],
  ["APITOKEN", "API_TOKEN"],
  ["METRIC_TOKENS", "METRICS_TOKEN"],
  ["SECRET", "SECRET"],
  ["COMPLETELY_DIFFERENT", null],
])("%s is meant as %s", (typed, meant) => {
  expect(nearestName(typed, NAMES)).toBe(meant);
});

it("there is nothing near in an empty list", () => {
  expect(nearestName("URL", [])).toBeNull();
});

it("the first of several that are as near is meant", () => {
  expect(nearestName("prod-3", ["prod-1", "prod-2"])).toBe("prod-1");
});
