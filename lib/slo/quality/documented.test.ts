import { describe, expect, test } from "vitest";
import { said } from "@/lib/testing/judged";
import { good } from "@/lib/testing/quality-facts";
import { documented } from "./documented";

describe("documented", () => {
  const of = (description: string) => said(documented({ ...good, description }));
  test.each([
    ["", "failed", "It has no description."],
    ["   ", "failed", "It has no description."],
    ["Checkout works well", "failed", "Its description has 19 characters."],
    ["Checkouts work well.", "passed", "Its description has 20 characters. Payments owns it."],
  ])("judges %j", (description, outcome, evidence) => {
    expect(of(description).slice(0, 2)).toEqual([outcome, evidence]);
  });
});
