import { spawn } from "node:child_process";
import path from "node:path";
import { build } from "esbuild";
import { root } from "../setup/paths.mjs";
import { TOKEN } from "./batches";
import type { Go } from "./serve";

const LONGEST_START_MS = 30_000;

export type ServerProcess = {
  /** Lets it open the store and listen; answers its address. */
  start: (go: Go) => Promise<string>;
  /** SIGKILL, and waits; throws when it had ended by itself. */
  kill: () => Promise<void>;
};

const program = path.join(root, ".cache/torture/serve.cjs");

/** Makes one file of the server and all that it needs, which loads in a tenth of the time. */
export async function bundleServer(): Promise<void> {
  await build({
    entryPoints: [path.join(root, "scripts/torture/serve.ts")],
    outfile: program,
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
export function prepareServer(databaseUrl: string, log: number): ServerProcess {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    BURNLINE_API_TOKEN: TOKEN,
    BURNLINE_SECRET: "torture-torture-torture",
    NODE_ENV: "production",
  };
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env,
    stdio: ["ignore", log, log, "ipc"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return {
    start: (go) =>
      new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => child.kill("SIGKILL"), LONGEST_START_MS);
        child
          .once("error", reject)
          .once("close", () => reject(new Error("The server to be killed did not start.")));
        child.once("message", (port: unknown) => {
          clearTimeout(giveUp);
          resolve(`http://127.0.0.1:${Number(port)}`);
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
