import path from "node:path";
import { root } from "./paths.mjs";

/**
 * Bundles the worker that parses people's text into one file; a thread starts from a file, and
 * Next's bundles are none.
 */
export async function bundleWorker(file) {
  // Only now: a first start reads this file before any package is installed.
  const { build } = await import("esbuild");
  await build({
    entryPoints: [path.join(root, "server/parsing/worker.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    alias: { "@": root, "server-only": path.join(root, "scripts/empty-module.ts") },
    logLevel: "warning",
  });
}
