import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./setup/paths.mjs";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(path.join(root, "docs"), { recursive: true })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.join("docs", file)),
];

const NAMED = /`((?:app|bench|components|db|docs|e2e|lib|scripts|server)\/[^`\s]*)`/g;
const LINKED = /\]\(([^)#:]+)(?:#[^)]*)?\)/g;
const isPattern = (name) => /[<*]/.test(name);

/** Paths of the project that a page names in backticks or links to; patterns name none. */
function pathsIn(page) {
  const text = readFileSync(path.join(root, page), "utf8");
  const named = [...text.matchAll(NAMED)].map(([, name]) => name);
  const linked = [...text.matchAll(LINKED)].map(([, link]) => path.join(path.dirname(page), link));
  return [...named, ...linked].filter((name) => !isPattern(name));
}

test("the pages name paths of the project", () => {
  expect(pages.flatMap(pathsIn).length).toBeGreaterThan(50);
});

test.each(pages)("every path that %s names exists", (page) => {
  expect(pathsIn(page).filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
});

/** The steps of each numbered list of a section: the path that each begins with. */
function walksIn(page, heading) {
  const [, section = ""] = readFileSync(path.join(root, page), "utf8").split(`## ${heading}\n`);
  const walks = [];
  for (const [, number, step] of section.split("\n## ")[0].matchAll(/^(\d+)\. `([^`]+)`/gm)) {
    if (number === "1") walks.push([]);
    walks.at(-1)?.push(step);
  }
  return walks;
}

/** Whether a file links to another, names it, or imports it. */
function leadsTo(from, to) {
  const text = readFileSync(path.join(root, from), "utf8");
  const module = to.replace(/\.tsx?$/, "");
  const relative = path.relative(path.dirname(from), module);
  const imported = relative.startsWith(".") ? relative : `./${relative}`;
  return [to, `"@/${module}"`, `"${imported}"`].some((name) => text.includes(name));
}

const walks = walksIn("docs/architecture.md", "Two walks");

test("the formula of the budget is three steps from the README, and a declared incident's row six files from its button", () => {
  expect(walks.map((steps) => [steps[0], steps.at(-1)])).toEqual([
    ["README.md", "lib/budget/budget.ts"],
    ["components/incident/declare-form.tsx", "db/schema/incidents.ts"],
  ]);
  expect(walks.map(({ length }) => length <= 6)).toEqual([true, true]);
  expect(walks[0].length).toBeLessThanOrEqual(3);
});

test.each(walks.flatMap((steps) => steps.slice(1).map((step, before) => [steps[before], step])))(
  "from %s one comes to %s",
  (from, to) => {
    // A component is given its action by whoever imports it.
    expect(leadsTo(from, to) || leadsTo(to, from)).toBe(true);
  },
);

test("others know a noun in at most eight files", () => {
  const text = readFileSync(path.join(root, "docs/adding-a-noun.md"), "utf8");
  const [, section = ""] = text.split("## Where others have to know it\n");
  const files = section.split("\n## ")[0].match(/^\| `[^`]+`/gm) ?? [];
  expect(files.length).toBeGreaterThan(0);
  expect(files.length).toBeLessThanOrEqual(8);
});
