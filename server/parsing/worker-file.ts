import "server-only";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * Written by the build (`scripts/setup/bundles.mjs`): a thread starts from a file, and
 * Next's bundles are none.
 */
export const WORKER_FILE = "parsing-worker.cjs";

const built = (): string =>
  path.join(
    /* turbopackIgnore: true */ process.cwd(),
    process.env.NEXT_DIST_DIR || ".next",
    WORKER_FILE,
  );

/** The program of the worker. In development and in tests it is rebuilt for each process. */
export async function workerFile(): Promise<string> {
  if (process.env.NODE_ENV === "production") {
    if (existsSync(built())) return built();
    throw new Error(`${built()} is missing: build Burnline with npm run build`);
  }
  const file = path.join(tmpdir(), `burnline-${process.pid}-${WORKER_FILE}`);
  const { bundleWorker } = (await import(
    /* turbopackIgnore: true */ path.join(process.cwd(), "scripts/setup/bundles.mjs")
  )) as { bundleWorker: (file: string) => Promise<void> };
  await bundleWorker(file);
  process.once("exit", () => void rm(file, { force: true }));
  return file;
}
