import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "../setup/paths.mjs";
import { Stop } from "../setup/stop.mjs";

/** Has a program of its own look at the store, and answers what that found. */
export function findingsOf<T>(program: string, file: string, databaseUrl: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ["--import", "tsx", path.join(root, `scripts/torture/${program}.ts`), file],
      {
        cwd: root,
        env: { ...process.env, DATABASE_URL: databaseUrl },
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child
      .once("error", reject)
      .once("close", (code) =>
        code === 0
          ? resolve(JSON.parse(output) as T)
          : reject(new Stop(`The check of the store ended with exit code ${String(code)}.`)),
      );
  });
}
