import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";

const holder = globalThis as typeof globalThis & { burnlineBuildId?: string };

/**
 * Of the build that this process runs, as it was when it was first asked for; a page of another one
 * cannot be renewed without being reloaded.
 */
export const buildId = (): string => (holder.burnlineBuildId ??= read());

function read(): string {
  try {
    return readFileSync(
      path.join(process.cwd(), process.env.NEXT_DIST_DIR || ".next", "BUILD_ID"),
      "utf8",
    ).trim();
  } catch {
    return "development";
  }
}
