import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { ESLint } from "eslint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Each seeded file breaks exactly one rule: path, content, the rule that must report it. */
const seeded: [string, string, string][] = [
  ["lib/slo/reads-db.ts", `import { rows } from "@/db/rows";\nexport const first = rows[0];`, "burnline/layer-direction"],
  ["lib/slo/reads-db-type.ts", `import type { Row } from "../../db/rows";\nexport const row: Row = { id: 1 };`, "burnline/layer-direction"],
  ["db/reads-server.ts", `export { log } from "@/server/log";`, "burnline/layer-direction"],
  ["server/reads-app.ts", `export const load = () => import("@/app/route");`, "burnline/layer-direction"],
  ["components/slo/reads-db.tsx", `import { rows } from "@/db/rows";\nexport const Rows = () => <p>{rows.length}</p>;`, "burnline/layer-direction"],
  ["app/reads-scripts.ts", `import "@/scripts/free";`, "burnline/layer-direction"],
  ["lib/slo/utils.ts", `export const one = 1;`, "burnline/file-name"],
  ["components/index.ts", `export const one = 1;`, "burnline/file-name"],
  ["components/SloCard.tsx", `export const SloCard = () => <p>one</p>;`, "burnline/file-name"],
  ["app/actions.ts", `"use server";\nexport const limit = 3;`, "burnline/server-exports"],
  ["app/sync-action.ts", `"use server";\nexport function remove(): void {}`, "burnline/server-exports"],
  ["server/turn.ts", `import { half } from "./half";\nexport const turn = (): number => half();`, "import-x/no-cycle"],
  ["server/half.ts", `import { turn } from "./turn";\nexport const half = (): number => turn() / 2;`, "import-x/no-cycle"],
  ["lib/slo/clock.ts", `export const year = () => new Date().getUTCFullYear();`, "no-restricted-syntax"],
  ["lib/slo/date-text.ts", `export const text = () => Date();`, "no-restricted-syntax"],
  ["lib/slo/now.ts", `export const now = () => Date.now();`, "no-restricted-properties"],
  ["lib/slo/random.ts", `export const random = () => Math.random();`, "no-restricted-properties"],
  ["lib/slo/environment.ts", `export const zone = process.env.TZ;`, "no-restricted-globals"],
  ["lib/slo/network.ts", `export const get = async () => fetch("http://localhost");`, "no-restricted-globals"],
  ["lib/slo/file.ts", `import { readFileSync } from "node:fs";\nexport const read = () => readFileSync("x", "utf8");`, "import-x/no-nodejs-modules"],
  ["lib/slo/hook.ts", `import { useId } from "react";\nexport const useKey = () => useId();`, "no-restricted-imports"],
  ["lib/slo/enum.ts", `export enum Tier { Healthy }`, "no-restricted-syntax"],
  ["db/enum.ts", `export enum Tier { Healthy }`, "no-restricted-syntax"],
  ["server/any.ts", `export const loose = (value: any): boolean => value === 1;`, "@typescript-eslint/no-explicit-any"],
  ["server/bang.ts", `export const first = (list: string[]): string => list[0]!;`, "@typescript-eslint/no-non-null-assertion"],
  ["server/ignore.ts", `// @ts-ignore the type is wrong\nexport const one: string = 1;`, "@typescript-eslint/ban-ts-comment"],
  ["server/floating.ts", `export function start(work: () => Promise<void>) {\n  work();\n}`, "@typescript-eslint/no-floating-promises"],
  ["server/switch.ts", `export function word(kind: "a" | "b") {\n  switch (kind) {\n    case "a":\n      return 1;\n  }\n  return 2;\n}`, "@typescript-eslint/switch-exhaustiveness-check"],
  ["server/console.ts", `console.log("started");`, "no-console"],
  ["components/picture.tsx", `export const Picture = () => <img src="/a.png" />;`, "jsx-a11y/alt-text"],
  ["components/click.tsx", `export const Click = ({ go }: { go: () => void }) => <div onClick={go}>go</div>;`, "jsx-a11y/click-events-have-key-events"],
  ["components/maybe-hook.tsx", `import { useId } from "react";\nexport function Maybe({ on }: { on: boolean }) {\n  return on ? <p>{useId()}</p> : null;\n}`, "react-hooks/rules-of-hooks"],
];

/** What the seeded files import, and files that must pass. */
const sound: [string, string][] = [
  ["lib/slo/target.ts", `export const day = (atMs: number) => new Date(atMs).getUTCDate();`],
  ["lib/slo/kind.ts", `export function word(kind: "a" | "b") {\n  switch (kind) {\n    case "a":\n      return 1;\n    case "b":\n      return 2;\n    default:\n      return kind satisfies never;\n  }\n}`],
  ["db/rows.ts", `import { day } from "@/lib/slo/target";\nexport type Row = { id: number };\nexport const rows: Row[] = [{ id: day(0) }];`],
  ["server/log.ts", `export const log = (line: string) => console.log(line);`],
  ["app/route.ts", `import { rows } from "@/db/rows";\nexport const GET = () => Response.json(rows);`],
  ["app/wrapped-actions.ts", `"use server";\nconst action = (work: (name: string) => Promise<void>) => work;\nexport type Draft = { name: string };\nexport const save = action(async (name) => {\n  await Promise.resolve(name);\n});\nexport async function remove() {\n  await Promise.resolve();\n}`],
  ["scripts/free.ts", `import { log } from "@/server/log";\nconsole.log(Date.now());\nlog("x");`],
];

describe("the linter", () => {
  const found = new Map<string, string[]>();
  let folder = "";

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), "burnline-lint-")));
    await symlink(path.join(repository, "node_modules"), path.join(folder, "node_modules"));
    const options = { target: "ES2022", lib: ["dom", "ES2023"], module: "esnext", moduleResolution: "bundler", strict: true, noUncheckedIndexedAccess: true, jsx: "react-jsx", types: ["node"], paths: { "@/*": ["./*"] } };
    await writeFile(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["**/*.ts", "**/*.tsx"] }));
    for (const [file, content] of [...seeded, ...sound]) {
      await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
      await writeFile(path.join(folder, file), `${content}\n`);
    }
    const eslint = new ESLint({ cwd: folder, overrideConfigFile: path.join(repository, "eslint.config.mjs") });
    for (const { filePath, messages } of await eslint.lintFiles(["."])) {
      found.set(path.relative(folder, filePath), messages.map(({ ruleId, message }) => ruleId ?? message));
    }
  }, 120_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(seeded)("%s is refused", (file, _content, rule) => {
    expect(found.get(file)).toContain(rule);
  });

  test.each(sound)("%s passes", (file) => {
    expect(found.get(file)).toEqual([]);
  });
});
