import "server-only";
import { existsSync } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
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

let parts = 0;

/** The program of a worker. In development and in tests it is rebuilt for each process. */
async function programOf(name: WorkerName): Promise<string> {
  if (process.env.NODE_ENV === "production") {
    if (existsSync(built(name))) return built(name);
    throw new Error(`${built(name)} is missing: build Burnline with npm run build`);
  }
  const scripts = path.join(/* turbopackIgnore: true */ process.cwd(), "scripts/setup");
  const bundles = (await import(
    /* turbopackIgnore: true */ path.join(scripts, "bundles.mjs")
  )) as Record<(typeof WORKERS)[WorkerName], Bundle>;
  const { removeLeft } = (await import(
    /* turbopackIgnore: true */ path.join(scripts, "own-folder.mjs")
  )) as { removeLeft: (folder: string) => void };
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), ".cache/workers");
  await mkdir(folder, { recursive: true });
  removeLeft(folder);
  // Moved into its place whole, because another process may read it just then.
  const part = path.join(folder, `${name}-${++parts}.${process.pid}.part`);
  await bundles[WORKERS[name]](part);
  await rename(part, path.join(folder, name));
  return path.join(folder, name);
}

export const workerFile = (): Promise<string> => programOf("parsing-worker.cjs");

export const reviewWorkerFile = (): Promise<string> => programOf("reviewing-worker.cjs");
