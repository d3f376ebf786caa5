import { expect, test } from "vitest";
import { said } from "@/lib/testing/judged";
import { good } from "@/lib/testing/scorecard-facts";
import { policy, runbook, statusPage } from "./not-kept-yet";

test("what nothing keeps yet is not guessed", () => {
  const linked = { name: "Checkout", description: "See https://wiki.example.org/pay." };
  expect(said(policy())[0]).toBe("not-measured");
  expect(said(runbook({ ...good, service: linked }))).toEqual([
    "not-measured",
    "Burnline does not keep runbooks yet, so no review is recorded. Its description links to https://wiki.example.org/pay.",
    null,
  ]);
  expect(said(statusPage())).toEqual(["not-applicable", "There is no status page yet.", null]);
});
