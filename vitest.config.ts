import { readdirSync, readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { keepTemporaryFilesTogether } from "./scripts/setup/own-folder.mjs";

keepTemporaryFilesTogether();

const root = fileURLToPath(new URL(".", import.meta.url)).replace(/\/$/, "");
const alias = { "server-only": path.join(root, "scripts/empty-module.ts"), "@": root };

const unit = ["lib", "server", "components", "scripts"];
const include = [
  ...unit.slice(0, -1).map((folder) => `${folder}/**/*.test.ts`),
  "scripts/**/*.test.{ts,mjs}",
];
/** Those that need a store: they run on both engines. */
const isData = (file: string) => file.endsWith(".db.test.ts");
const replacesModules = (file: string) =>
  /\bvi\.(mock|doMock|resetModules)\(/.test(readFileSync(path.join(root, file), "utf8"));
const filesOf = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) =>
    path.join(folder, file),
  );
const apart = unit
  .flatMap(filesOf)
  .filter((file) => /\.test\.(ts|mjs)$/.test(file) && !isData(file) && replacesModules(file));

const dataFiles = ["{db,server}/**/*.db.test.ts"];
const dataApart = ["db", "server"].flatMap(filesOf).filter(isData).filter(replacesModules);

const data = (
  engine: "sqlite" | "postgres",
  part: { name: string; include: string[]; exclude?: string[]; isolate?: boolean },
) => ({
  extends: true as const,
  test: {
    globalSetup: `scripts/data-tests/${engine}.mjs`,
    setupFiles: "scripts/data-tests/worker.ts",
    hookTimeout: 60_000,
    ...part,
  },
});
const dataProjects = (engine: "sqlite" | "postgres") => [
  data(engine, { name: `data-${engine}`, include: dataFiles, exclude: dataApart, isolate: false }),
  data(engine, { name: `data-${engine}-apart`, include: dataApart }),
];

// Files share the process of their worker: to load all modules again for each would take longer
// than all tests. Those that replace modules would replace them for others too.
export default defineConfig({
  resolve: { alias },
  test: {
    env: { TZ: "Asia/Kathmandu", BURNLINE_SMTP_URL: "smtp://127.0.0.1:9" },
    provide: { deep: process.env.DEEP === "1" },
    pool: "forks",
    maxWorkers: Math.max(2, availableParallelism()),
    unstubEnvs: true,
    unstubGlobals: true,
    restoreMocks: true,
    // For what hangs: on a machine that others use, too, a test of five seconds has taken fifty.
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: "unit", include, exclude: [...dataFiles, ...apart], isolate: false },
      },
      { extends: true, test: { name: "unit-apart", include: apart } },
      ...dataProjects("sqlite"),
      ...dataProjects("postgres"),
    ],
  },
});
