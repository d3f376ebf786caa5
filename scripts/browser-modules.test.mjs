import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { expect, it } from "vitest";
import { root } from "./setup/paths.mjs";

const clientFiles = ["app", "components"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.join(root, folder, file))
    .filter((file) => /\.tsx?$/.test(file) && /^"use client"/.test(readFileSync(file, "utf8"))),
);

/** Packages that a file of the browser's names, or one that it is made of. */
async function packagesInBrowser() {
  const { metafile } = await build({
    entryPoints: clientFiles,
    outdir: path.join(root, ".cache/browser-modules"),
    bundle: true,
    write: false,
    metafile: true,
    packages: "external",
    jsx: "automatic",
    format: "esm",
    tsconfig: path.join(root, "tsconfig.json"),
    logLevel: "error",
  });
  return Object.values(metafile.inputs).flatMap(({ imports }) =>
    imports.filter(({ external }) => external).map(({ path: name }) => name),
  );
}

it("pages load React, and nothing that only the server needs", async () => {
  const packages = await packagesInBrowser();
  expect(packages).toContain("react");
  for (const name of ["temporal-polyfill", "diff", "jsonc-parser", "fastest-levenshtein", "cookie"])
    expect(packages).not.toContain(name);
});
