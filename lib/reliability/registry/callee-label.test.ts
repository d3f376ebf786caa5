import { expect, it } from "vitest";
import { calleeLabel } from "./callee-label";

const names = new Map([["ledger", "The ledger"]]);

it.each([
  ["ledger", "service", "The ledger"],
  ["ledger", "external", "ledger"],
  ["mail", "service", "mail"],
] as const)("%s as a callee that is %s is called %s", (callee, kind, label) => {
  expect(calleeLabel(callee, kind, names)).toBe(label);
});
