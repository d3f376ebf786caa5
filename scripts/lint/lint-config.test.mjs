import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { programs } from "../setup/paths.mjs";
import { runNode } from "../setup/run.mjs";
import config from "../../oxlint.config.mjs";
import { sound } from "./seeded/sound.mjs";
import { seeded } from "./seeded-faults.mjs";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const compilerOptions = {
  target: "ES2022",
  lib: ["dom", "ES2023"],
  module: "esnext",
  moduleResolution: "bundler",
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  jsx: "react-jsx",
  types: ["node"],
  paths: { "@/*": ["./*"] },
};

/**
 * What the linter says about each file of a folder: "plugin/rule", or its message where that is of
 * no rule.
 */
async function lint(folder) {
  const { output } = await runNode(
    [programs.oxlint, "--config=oxlint.config.mjs", "--format=json"],
    { cwd: folder, capture: true },
  );
  const { diagnostics } = JSON.parse(output);
  const found = new Map();
  for (const { filename, code, message } of diagnostics)
    found.set(filename, [
      ...(found.get(filename) ?? []),
      code?.replace(/^(.+)\((.+)\)$/, "$1/$2") ?? message,
    ]);
  return found;
}

/** The name under which a rule is reported. */
function reported(rule) {
  if (!rule.includes("/")) return `eslint/${rule}`;
  return rule === "react/rules-of-hooks" || rule === "react/exhaustive-deps"
    ? rule.replace("react", "react-hooks")
    : rule;
}

test("every rule of the configuration has a file that breaks it", () => {
  const active = [config, ...config.overrides].flatMap(({ rules }) =>
    Object.entries(rules).flatMap(([rule, setting]) => (setting === "off" ? [] : [reported(rule)])),
  );
  const broken = new Set(seeded.map(([, , rule]) => rule));
  expect(active.filter((rule) => !broken.has(rule))).toEqual([]);
});

describe("the linter", () => {
  let found = new Map();
  let folder = "";

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), "burnline-lint-")));
    await symlink(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
    await writeFile(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, include: ["**/*.ts", "**/*.tsx"] }),
    );
    await writeFile(
      path.join(folder, "oxlint.config.mjs"),
      `export { default } from ${JSON.stringify(path.join(repository, "oxlint.config.mjs"))};\n`,
    );
    for (const [file, content] of [...seeded, ...sound]) {
      await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
      await writeFile(path.join(folder, file), `${content}\n`);
    }
    found = await lint(folder);
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(seeded)("%s is refused", (file, _content, rule) => {
    expect(found.get(file)).toContain(rule);
  });

  test.each(sound)("%s passes", (file) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});
