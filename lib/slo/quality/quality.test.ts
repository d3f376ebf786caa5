import { expect, test } from "vitest";
import { good } from "@/lib/testing/quality-facts";
import { QUALITY_CHECKS, qualityOf } from "./quality";

test("a good SLO passes all six checks, each with an instant and nothing to change", () => {
  const checks = qualityOf(good);
  expect(checks.map(({ id }) => id)).toEqual([...QUALITY_CHECKS]);
  expect(checks.map(({ outcome, change }) => [outcome, change])).toEqual(
    QUALITY_CHECKS.map(() => ["passed", null]),
  );
  expect(checks.every(({ at }) => at !== null)).toBe(true);
});
