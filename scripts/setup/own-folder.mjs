import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** With the process whose folder it is. */
const NAME = /^burnline-[a-z-]+-(\d+)-[A-Za-z0-9]{6}$/;
/** A file that a process is about to move into its place. */
const PART = /\.(\d+)\.part$/;

/**
 * A folder of this process, which goes with it; after kill -9, when the next process makes one
 * beside it.
 */
export function ownFolder(kind, base = tmpdir()) {
  removeLeft(base);
  const folder = mkdtempSync(path.join(base, `burnline-${kind}-${process.pid}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/**
 * Gives this process, and all that it starts, one folder for whatever they keep for a while, unless
 * who started it has done so.
 */
export function keepTemporaryFilesTogether() {
  if (NAME.test(path.basename(tmpdir()))) return;
  const folder = ownFolder("run");
  // PostgreSQL runs as another user, and has its folder in it.
  chmodSync(folder, 0o711);
  process.env.TMPDIR = folder;
}

/** Removes what processes that are gone have left there. */
export function removeLeft(base) {
  for (const name of readdirSync(base)) {
    const [, pid] = NAME.exec(name) ?? PART.exec(name) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const left = path.join(base, name);
    try {
      endDatabasesIn(left);
      rmSync(left, { recursive: true, force: true });
    } catch (error) {
      // Someone else's, or being removed by another process that starts just now.
      if (!["EPERM", "EACCES", "ENOENT", "ENOTEMPTY"].includes(error.code)) throw error;
    }
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== "ESRCH";
  }
}

/** PostgreSQL outlives who started it when that was killed. */
function endDatabasesIn(folder) {
  for (const pid of postmastersIn(folder)) {
    try {
      process.kill(pid, "SIGQUIT");
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  }
}

function postmastersIn(folder) {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith("burnline-postgres-"))
      .flatMap((name) => {
        const pid = readFileSync(path.join(folder, name, "data/postmaster.pid"), "utf8").split(
          "\n",
        )[0];
        // The number may be another's by now.
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder) ? [Number(pid)] : [];
      });
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(error.code)) return [];
    throw error;
  }
}
