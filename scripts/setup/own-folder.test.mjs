import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

const MODULE = new URL("./own-folder.mjs", import.meta.url).href;
let base = "";
beforeEach(() => (base = mkdtempSync(path.join(tmpdir(), "own-folder-"))));
afterEach(() => rmSync(base, { recursive: true }));

const program = (body) => [
  "--input-type=module",
  "-e",
  `import { writeFileSync } from "node:fs";
   import { tmpdir } from "node:os";
   import path from "node:path";
   import { keepTemporaryFilesTogether, ownFolder, removeLeft } from ${JSON.stringify(MODULE)};
   ${body}`,
];
const env = () => ({ ...process.env, TMPDIR: base });
const run = (body, more = {}) =>
  spawnSync(process.execPath, program(body), { env: { ...env(), ...more }, encoding: "utf8" });
const WRITES = 'writeFileSync(path.join(ownFolder("story"), "kept"), "");';

test("a folder goes with its process, also when that fails", () => {
  expect(run(WRITES).stderr).toBe("");
  expect(readdirSync(base)).toEqual([]);
  expect(run(`${WRITES} throw new Error("failed");`).stderr).toContain("failed");
  expect(readdirSync(base)).toEqual([]);
});

test("what a killed process left goes with the next start, and nothing else does", async () => {
  const running = spawn(
    process.execPath,
    program(`${WRITES} console.log("there"); setInterval(() => {}, 1000);`),
    {
      env: env(),
    },
  );
  await once(running.stdout, "data");
  const [held] = readdirSync(base);
  writeFileSync(path.join(base, `worker.cjs.${running.pid}.part`), "");
  mkdirSync(path.join(base, "burnline-backups"));
  mkdirSync(path.join(base, "someone-1-abcdef"));
  run(WRITES);
  expect(readdirSync(base)).toHaveLength(4);
  running.kill("SIGKILL");
  await once(running, "exit");
  expect(readdirSync(base)).toContain(held);
  run(WRITES);
  expect(readdirSync(base).sort()).toEqual(["burnline-backups", "someone-1-abcdef"]);
});

test("all that a process and its children keep for a while lies in one folder, which is gone at the end", () => {
  const child = JSON.stringify(
    program(
      `keepTemporaryFilesTogether(); writeFileSync(path.join(tmpdir(), "of-child"), ""); console.log(tmpdir());`,
    ),
  );
  const { stdout, stderr } = run(`
    import { spawnSync } from "node:child_process";
    keepTemporaryFilesTogether();
    console.log(tmpdir());
    console.log(spawnSync(process.execPath, ${child}, { encoding: "utf8" }).stdout);`);
  expect(stderr).toBe("");
  const [own, childs] = stdout.trim().split("\n");
  expect(path.dirname(own)).toBe(base);
  expect(childs).toBe(own);
  expect(readdirSync(base)).toEqual([]);
});
