import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { CRITERIA } from "./levels";

test("the page on scorecards says of each criterion what the screen says", () => {
  const page = readFileSync("docs/scorecards.md", "utf8").replaceAll(/ +/g, " ");
  for (const { title, asks } of CRITERIA) expect(page).toContain(`| ${title} | ${asks} |`);
});
