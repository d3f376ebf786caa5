import "server-only";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Written by the build (`scripts/setup/bundles.mjs`): a thread starts from a file, and
 * Next's bundles are none.
 */
const WORKERS = {
  "parsing-worker.cjs": "bundleWorker",
  "reviewing-worker.cjs": "bundleReviewWorker",
} as const;
type WorkerName = keyof typeof WORKERS;
type Bundle = (file: string) => Promise<void>;

const built = (name: WorkerName): string =>
  path.join(/* turbopackIgnore: true */ process.cwd(), process.env.NEXT_DIST_DIR || ".next", name);

/** The program of a worker. In development and in tests it is rebuilt for each process. */
async function programOf(name: WorkerName): Promise<string> {
  if (process.env.NODE_ENV === "production") {
    if (existsSync(built(name))) return built(name);
    throw new Error(`${built(name)} is missing: build Burnline with npm run build`);
  }
  const file = path.join(tmpdir(), `burnline-${process.pid}-${name}`);
  const bundles = (await import(
    /* turbopackIgnore: true */ path.join(process.cwd(), "scripts/setup/bundles.mjs")
  )) as Record<(typeof WORKERS)[WorkerName], Bundle>;
  await bundles[WORKERS[name]](file);
  process.once("exit", () => void rm(file, { force: true }));
  return file;
}

export const workerFile = (): Promise<string> => programOf("parsing-worker.cjs");

export const reviewWorkerFile = (): Promise<string> => programOf("reviewing-worker.cjs");
