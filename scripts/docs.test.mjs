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
