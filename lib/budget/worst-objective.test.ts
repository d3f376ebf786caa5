import { expect, it } from "vitest";
import { worstObjective } from "./worst-objective";

const left = (remaining: number | null) => ({ budget: { remaining } });

it.each([
  [[0.4, 0.2, 0.3], 1],
  [[0.2, 0.2], 0],
  [[null, 0.9], 1],
  [[0.1, -0.5, null], 1],
  [[null, null], 0],
])("of %j left, the worst is number %i", (remaining, index) => {
  const objectives = remaining.map(left);
  expect(worstObjective(objectives)).toEqual({ index, evaluation: objectives[index] });
});

it("throws where there is no objective", () => {
  expect(() => worstObjective([])).toThrow("at least one objective");
});
