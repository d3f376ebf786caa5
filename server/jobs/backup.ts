import { spawn } from "node:child_process";
import path from "node:path";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { Job } from "./job";
import { wholeNumber } from "./whole-number";

const DEFAULT_HOURS = 24;
const DEFAULT_KEEP = 7;
const SAID_LENGTH = 2000;

type Schedule = { folder: string; everyMs: number; keep: number };

/**
 * The scheduled backup of BURNLINE_BACKUP_DIR; null when none is set. Throws with the fix when a
 * number is none.
 */
export function backupSchedule(env: NodeJS.ProcessEnv): Schedule | null {
  const hours = wholeNumber(env, "BURNLINE_BACKUP_HOURS", DEFAULT_HOURS, 24 * 31);
  const keep = wholeNumber(env, "BURNLINE_BACKUP_KEEP", DEFAULT_KEEP, 10_000);
  const folder = env.BURNLINE_BACKUP_DIR || null;
  return folder === null
    ? null
    : { folder: path.resolve(/* turbopackIgnore: true */ folder), everyMs: hours * HOUR_MS, keep };
}

/** The backup runs in a process of its own, so that nobody waits for it. */
function backUp({ folder, keep }: Schedule, stop: AbortSignal): Promise<void> {
  const script = path.join(/*turbopackIgnore: true*/ process.cwd(), "scripts", "backup.mjs");
  const args = [script, "--into", folder, "--keep", String(keep)];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "ignore", "pipe"],
    signal: stop,
  });
  let said = "";
  child.stderr.on(
    "data",
    (chunk: Buffer) => (said = (said + chunk.toString()).slice(-SAID_LENGTH)),
  );
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Error(
            said.trim().replace(/^Burnline: /, "") || `The backup ended with exit code ${code}.`,
          ),
        );
    });
  });
}

/** `schedule` is read where the process starts. */
export function backupJob(schedule: Schedule | null): Job {
  return {
    name: "backup",
    does: "Backs up the database to the folder of BURNLINE_BACKUP_DIR.",
    everyMs: schedule?.everyMs ?? DEFAULT_HOURS * HOUR_MS,
    offsetMs: HOUR_MS + 40 * MINUTE_MS,
    longestMs: HOUR_MS,
    wanted: async () => schedule !== null,
    run: async ({ stop }) => {
      if (schedule) await backUp(schedule, stop);
    },
  };
}
