import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * A folder that goes with this process at the latest, also when a test fails before it removes it.
 */
export function temporaryFolder(prefix: string): { path: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  const remove = () => {
    process.off("exit", remove);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once("exit", remove);
  return { path: folder, remove };
}
