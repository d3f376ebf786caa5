import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const alias = { "server-only": path.join(root, "scripts/empty-module.ts"), "@": root };

const unit = ["lib", "server", "components", "scripts"];
const include = [...unit.slice(0, -1).map((folder) => `${folder}/**/*.test.ts`), "scripts/**/*.test.{ts,mjs}"];
const replacesModules = (file: string) => /\.test\.(ts|mjs)$/.test(file) && /\bvi\.(mock|doMock|resetModules)\(/.test(readFileSync(file, "utf8"));
const apart = unit.flatMap((folder) => readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file))).filter((file) => replacesModules(path.join(root, file)));

const data = (engine: "sqlite" | "postgres") => ({
  extends: true as const,
  test: {
    name: `data-${engine}`,
    include: ["db/**/*.test.ts", "server/**/*.data.ts"],
    globalSetup: `scripts/data-tests/${engine}.mjs`,
    setupFiles: "scripts/data-tests/worker.ts",
    hookTimeout: 60_000,
  },
});

// `unit` touches nothing outside the process. Its files share one: a process for each would take as long as all tests. Those that replace modules would replace them for others too.
export default defineConfig({
  resolve: { alias },
  test: {
    env: { TZ: "Asia/Kathmandu" },
    pool: "forks",
    maxWorkers: Math.max(2, availableParallelism()),
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    // For what hangs: on a machine that others use, too, a test of five seconds has taken fifty.
    testTimeout: 120_000,
    projects: [
      { extends: true, test: { name: "unit", include, exclude: apart, isolate: false } },
      { extends: true, test: { name: "unit-apart", include: apart } },
      data("sqlite"),
      data("postgres"),
    ],
  },
});
