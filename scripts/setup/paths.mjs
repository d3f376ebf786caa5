import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** What the build writes to. */
export const distDir = () => path.join(root, process.env.NEXT_DIST_DIR || ".next");

/** The programs that scripts run through Node itself, so that no shell and no npx is between. */
export const programs = {
  next: path.join(root, "node_modules/next/dist/bin/next"),
  // The native compiler: Next needs the one in JavaScript, which takes three times as long.
  tsc: path.join(root, "node_modules/typescript-native/bin/tsc"),
  knip: path.join(root, "node_modules/knip/bin/knip.js"),
  oxfmt: path.join(root, "node_modules/oxfmt/bin/oxfmt"),
  oxlint: path.join(root, "node_modules/oxlint/bin/oxlint"),
  vitest: path.join(root, "node_modules/vitest/vitest.mjs"),
  playwright: path.join(root, "node_modules/@playwright/test/cli.js"),
  drizzleKit: path.join(root, "node_modules/drizzle-kit/bin.cjs"),
};
