import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bundleReviewWorker, bundleServer, bundleWorker } from "./bundles.mjs";
import { distDir, programs, root } from "./paths.mjs";
import { runNode } from "./run.mjs";
import { serverProgram } from "./server-program.mjs";
import { step } from "./steps.mjs";
import { Stop } from "./stop.mjs";

const folders = ["app", "components", "db", "lib", "public", "server"];
const isRootSource = (name) =>
  /^(package-lock\.json|tsconfig\.json|[^.].*\.(ts|mjs))$/.test(name) &&
  !/^(next-env\.d|vitest\.config|playwright\.config|oxlint\.config|drizzle\.config)\./.test(name);
const isTest = (name) => /\.test\.tsx?$/.test(name);

const stampFile = () => path.join(distDir(), "burnline-sources");

function* filesOf(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesOf(file);
    else if (!isTest(entry.name)) yield file;
  }
}

/** A digest of everything the build reads, by content: times change with every checkout. */
export function sourcesDigest(base = root) {
  const files = [
    ...readdirSync(base)
      .filter(isRootSource)
      .map((name) => path.join(base, name)),
    ...folders
      .map((name) => path.join(base, name))
      .filter(existsSync)
      .flatMap((folder) => [...filesOf(folder)]),
  ].sort();
  const digest = createHash("sha256");
  for (const file of files)
    digest
      .update(`${path.relative(base, file)}\0`)
      .update(createHash("sha256").update(readFileSync(file)).digest());
  return digest.digest("hex");
}

const isBuilt = () =>
  existsSync(path.join(distDir(), "BUILD_ID")) &&
  existsSync(stampFile()) &&
  readFileSync(stampFile(), "utf8") === sourcesDigest();

const WARNED = /build encountered \d+ warning/;

/**
 * Builds; with `quiet` what Next writes is told only when it fails; `strict` fails on what it warns
 * of, too.
 */
export async function build({ quiet = false, strict = false } = {}) {
  const digest = sourcesDigest();
  rmSync(stampFile(), { force: true });
  const { code, output } = await runNode([programs.next, "build"], {
    capture: quiet || strict,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (strict) console.log(output.trim());
  if (strict && WARNED.test(output)) throw new Stop("The build warns; its message is above.");
  if (code !== 0)
    throw new Stop(
      quiet ? `The build failed:\n${output.trim()}` : "The build failed; its message is above.",
    );
  await Promise.all([
    bundleServer(serverProgram(), "production"),
    bundleWorker(path.join(distDir(), "parsing-worker.cjs")),
    bundleReviewWorker(path.join(distDir(), "reviewing-worker.cjs")),
  ]);
  writeFileSync(stampFile(), digest);
}

export async function buildIfStale() {
  if (!isBuilt()) await step("Building", () => build({ quiet: true }));
}
