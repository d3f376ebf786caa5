import { expect, test } from "vitest";
import { good } from "@/lib/testing/scorecard-facts";
import { badgeSvg } from "./badge";
import { scorecardsCsv } from "./csv";
import { levelChanges } from "./history";
import { scorecardOf } from "./scorecard";

test("rows of the same level are one, and a change names what was gained and lost", () => {
  const kept = [
    { at: 40, level: 1, outcomes: { owner: "passed", data: "passed", "on-call": "failed" } },
    { at: 30, level: 2, outcomes: { owner: "passed", data: "passed", "on-call": "passed" } },
    {
      at: 20,
      level: 2,
      outcomes: { owner: "passed", data: "passed", "on-call": "not-applicable" },
    },
    { at: 10, level: 0, outcomes: { owner: "passed", data: "not-measured", "on-call": "failed" } },
  ] as const;
  expect(levelChanges(kept)).toEqual([
    { at: 40, level: 1, gained: [], lost: ["On-call without gaps"] },
    { at: 20, level: 2, gained: ["SLO with data", "On-call without gaps"], lost: [] },
    { at: 10, level: 0, gained: [], lost: [] },
  ]);
});

test("a badge says its level in words", () => {
  expect(badgeSvg(2)).toContain('aria-label="reliability: level 2 Alerted"');
  expect(badgeSvg(0)).toContain(">0 Started<");
});

test("a file has a line for each service, with an outcome in each column", () => {
  const row = { slug: "checkout", name: "=Checkout", team: { slug: "payments" } };
  const [header, line] = scorecardsCsv([{ ...row, card: scorecardOf(good) }]).split("\r\n");
  expect(header?.split(",").slice(0, 7)).toEqual([
    "\ufeffservice",
    "name",
    "team",
    "level",
    "level_name",
    "owner",
    "data",
  ]);
  expect(line).toBe(
    "checkout,'=Checkout,payments,4,Proven,passed,passed,passed,passed,passed,passed,passed,passed,passed,passed,passed,passed,not-applicable",
  );
});
