import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { root } from "../setup/paths.mjs";
import { TOKEN } from "./batches";

const LONGEST_START_MS = 30_000;

export type KilledProcess = {
  child: ChildProcess;
  /** Lets it open the store and begin; resolves with the first thing that it says. */
  start: (go: object) => Promise<unknown>;
  /** SIGKILL, and waits; throws when it had ended by itself. */
  kill: () => Promise<void>;
};

const compiled = (program: string) =>
  path.join(root, `.cache/torture/${path.basename(program)}.cjs`);

/** Makes one file of a program and all that it needs, which loads in a tenth of the time. */
export async function bundle(program: string): Promise<void> {
  await build({
    entryPoints: [path.join(root, `scripts/torture/${program}.ts`)],
    outfile: compiled(program),
    bundle: true,
    platform: "node",
    format: "cjs",
    // The CommonJS build of jsonc-parser looks for its parts in a way that no bundler follows.
    mainFields: ["module", "main"],
    external: ["better-sqlite3", "@node-rs/argon2", "pg-native"],
    alias: { "server-only": path.join(root, "scripts/empty-module.ts") },
    define: { "process.env.NODE_ENV": '"production"' },
  });
}

/**
 * A process that has loaded everything and waits to be started, so that the next one is ready when
 * one is killed.
 */
export function prepare(program: string, databaseUrl: string, log: number): KilledProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    BURNLINE_API_TOKEN: TOKEN,
    BURNLINE_SECRET: "torture-torture-torture",
    BURNLINE_WEBHOOK_NETWORKS: "127.0.0.0/8",
    NODE_ENV: "production",
  };
  const child = spawn(process.execPath, [compiled(program)], {
    cwd: root,
    env,
    stdio: ["ignore", log, log, "ipc"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    child,
    start: (go) =>
      new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => child.kill("SIGKILL"), LONGEST_START_MS);
        child
          .once("error", reject)
          .once("close", () => reject(new Error("The server to be killed did not start.")));
        child.once("message", (said: unknown) => {
          clearTimeout(giveUp);
          resolve(said);
        });
        child.send(go);
      }),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
      if (child.signalCode !== "SIGKILL")
        throw new Error(
          `The server to be killed had ended by itself with exit code ${child.exitCode ?? "none"}.`,
        );
    },
  };
}
