import path from "node:path";
import { root } from "./paths.mjs";

/** Loaded as they are: they bring native code, or are the same for this file and Next's bundles. */
const external = ["next", "better-sqlite3", "@node-rs/argon2", "pg", "prom-client"];

const aliases = { "@": root, "server-only": path.join(root, "scripts/empty-module.ts") };

async function bundle(entry, file, options = {}) {
  // Only now: a first start reads this file before any package is installed.
  const { build } = await import("esbuild");
  await build({
    entryPoints: [path.join(root, entry)],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    alias: aliases,
    logLevel: "warning",
    ...options,
  });
}

/** Its other form looks for its parts in a way that no bundler follows. */
const json = { "jsonc-parser": path.join(root, "node_modules/jsonc-parser/lib/esm/main.js") };

/** The process that serves; Node needs it in JavaScript. */
export const bundleServer = (file, mode) =>
  bundle("server/start/main.ts", file, {
    external,
    alias: { ...aliases, ...json },
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
  });

/**
 * The worker that parses people's text, in one file; a thread starts from a file, and Next's
 * bundles are none.
 */
export const bundleWorker = (file) => bundle("server/parsing/worker.ts", file);

/** Its other form asks for the address of its own file, which a bundle has not. */
const parser = {
  "web-tree-sitter": path.join(root, "node_modules/web-tree-sitter/web-tree-sitter.cjs"),
};

/** The worker that reviews code; the parsers themselves stay in `node_modules`. */
export const bundleReviewWorker = (file) =>
  bundle("server/reviewing/worker.ts", file, { alias: { ...aliases, ...parser } });

/** `npm run review`, which starts that worker. */
export const bundleReview = (file) => bundle("scripts/review/main.ts", file, { format: "esm" });
