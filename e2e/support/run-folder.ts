import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const LIMIT_MS = 180_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Called once, where the run begins: its workers inherit the variable. */
export function beginRun(): void {
  if (process.env.E2E_RUN_FOLDER) return;
  const folder = mkdtempSync(path.join(tmpdir(), "burnline-e2e-run-"));
  process.env.E2E_RUN_FOLDER = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

/**
 * What all workers of a run share: the first that needs it makes it, and the others wait for that.
 */
export async function oncePerRun<T>(
  name: string,
  make: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = path.join(process.env.E2E_RUN_FOLDER ?? "", name);
  const made = path.join(folder, "made.json");
  if (isFirst(folder)) {
    const outcome = await make(folder).then(
      (value) => ({ value }),
      (error: unknown) => ({ error: String(error) }),
    );
    writeFileSync(`${made}.part`, JSON.stringify(outcome));
    renameSync(`${made}.part`, made);
  }
  const deadline = performance.now() + LIMIT_MS;
  while (!existsSync(made)) {
    if (performance.now() > deadline)
      throw new Error(`${name} was not made in ${String(LIMIT_MS / 1000)} s.`);
    await pause(50);
  }
  const outcome = JSON.parse(readFileSync(made, "utf8")) as { value: T } | { error: string };
  if ("error" in outcome) throw new Error(`${name} could not be made: ${outcome.error}`);
  return outcome.value;
}

/** Whether nobody else of this run has asked this before. */
export const isFirstOfRun = (name: string): boolean =>
  isFirst(path.join(process.env.E2E_RUN_FOLDER ?? "", name));

/** Only one process can make a folder. */
function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
