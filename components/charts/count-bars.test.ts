import { expect, it } from "vitest";
import { countBars } from "./count-bars";

const ticks = (...counts: number[]) =>
  countBars({
    summary: "",
    bars: counts.map((count) => ({ label: "", count })),
    category: "",
    measure: "",
  }).axis.ticks.map(({ label }) => label);

it("counts have whole ticks from 0, also where there is none", () => {
  expect(ticks(1, 3)).toEqual(["0", "1", "2", "3"]);
  expect(ticks(6)).toEqual(["0", "2", "4", "6"]);
  expect(ticks()).toEqual(["0", "1"]);
});
