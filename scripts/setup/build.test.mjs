import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { sourcesDigest } from "./build.mjs";

describe("the digest of the sources", () => {
  let folder = "";
  const put = (file, content) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "burnline-digest-"));
    put("package-lock.json", "{}");
    put("app/page.tsx", "one");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test.each([
    ["app/page.tsx", "two"],
    ["app/new/page.tsx", "one"],
    ["lib/slo/target.ts", "one"],
    ["package-lock.json", "{ }"],
    ["instrumentation.ts", "one"],
    ["public/icon.svg", "one"],
  ])("changes with %s", (file, content) => {
    const before = sourcesDigest(folder);
    put(file, content);
    expect(sourcesDigest(folder)).not.toBe(before);
  });

  test.each([
    "lib/slo/target.test.ts",
    "README.md",
    "e2e/smoke.spec.ts",
    "vitest.config.ts",
    "data/burnline.db",
    "next-env.d.ts",
  ])("ignores %s", (file) => {
    const before = sourcesDigest(folder);
    put(file, "x");
    expect(sourcesDigest(folder)).toBe(before);
  });

  test("ignores when a file was touched without a change", () => {
    const before = sourcesDigest(folder);
    utimesSync(path.join(folder, "app/page.tsx"), 1, 1);
    expect(sourcesDigest(folder)).toBe(before);
  });

  test("changes when a file is renamed", () => {
    const before = sourcesDigest(folder);
    rmSync(path.join(folder, "app/page.tsx"));
    put("app/other.tsx", "one");
    expect(sourcesDigest(folder)).not.toBe(before);
  });
});
