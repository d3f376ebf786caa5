import { expect, it } from "vitest";
import { ByName } from "./by-name";

it("keeps a value for each service and SLO, however their names come together", () => {
  const byName = new ByName<number>();
  byName.set({ service: "a", slo: "b-c" }, 1);
  byName.set({ service: "a-b", slo: "c" }, 2);
  byName.set({ service: "a", slo: "c" }, 3);
  byName.set({ service: "a", slo: "c" }, 4);
  expect(byName.get({ service: "a", slo: "b-c" })).toBe(1);
  expect(byName.get({ service: "a-b", slo: "c" })).toBe(2);
  expect(byName.get({ service: "a", slo: "c" })).toBe(4);
  expect(byName.get({ service: "b", slo: "c" })).toBeUndefined();
  expect(byName.get({ service: "a", slo: "constructor" })).toBeUndefined();
  expect(byName.values().sort()).toEqual([1, 2, 4]);
});
