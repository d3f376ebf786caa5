import { describe, expect, test } from "vitest";
import { installArguments, isInstalled } from "./dependencies.mjs";

const lock = {
  "": { name: "burnline" },
  "node_modules/next": { version: "16.4.5" },
  "node_modules/next-linux": { version: "16.4.5", optional: true },
  "node_modules/vitest": { version: "4.1.12", dev: true },
};
const production = { "node_modules/next": { version: "16.4.5" } };
const complete = { ...production, "node_modules/vitest": { version: "4.1.12", dev: true } };
const older = {
  "node_modules/next": { version: "16.4.4" },
  "node_modules/vitest": { version: "4.0.0", dev: true },
};

function reading(present) {
  return (file) => {
    if (file === "package-lock.json") return lock;
    if (present === null) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
    return present;
  };
}

describe("installed packages", () => {
  test.each([
    ["nothing is installed", null, true, false],
    ["everything but another system's optional package is there", complete, true, true],
    [
      "a version differs from the lockfile",
      { ...complete, "node_modules/next": { version: "16.4.4" } },
      false,
      false,
    ],
    ["development packages are missing and wanted", production, true, false],
    ["development packages are missing and not wanted", production, false, true],
  ])("when %s", (_case, present, dev, expected) => {
    expect(isInstalled({ dev }, reading(present))).toBe(expected);
  });
});

describe("what npm is told to install", () => {
  test.each([
    ["production packages alone on a fresh machine", null, false, "--omit=dev"],
    [
      "production packages alone where there were no others",
      { "node_modules/next": { version: "16.4.4" } },
      false,
      "--omit=dev",
    ],
    ["the packages for development again where they are", older, false, "--include=dev"],
    ["everything for the tests on a fresh machine", null, true, "--include=dev"],
    ["everything for the tests after a start", production, true, "--include=dev"],
  ])("is %s", (_case, present, dev, option) => {
    expect(installArguments({ dev }, reading(present)).slice(0, 2)).toEqual(["ci", option]);
  });
});
