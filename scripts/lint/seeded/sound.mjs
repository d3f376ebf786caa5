/** What the seeded files import, and files that must pass. */
export const sound = [
  ["lib/slo/target.ts", `export const day = (atMs: number) => new Date(atMs).getUTCDate();`],
  [
    "lib/slo/kind.ts",
    `export function word(kind: "a" | "b") {\n  switch (kind) {\n    case "a":\n      return 1;\n    case "b":\n      return 2;\n    default:\n      return kind satisfies never;\n  }\n}`,
  ],
  [
    "lib/slo/reads-file.test.ts",
    `import { readFileSync } from "node:fs";\nexport const read = (): unknown => {\n  const row = JSON.parse(readFileSync("x", "utf8"));\n  return [row];\n};`,
  ],
  [
    "db/store/rows.ts",
    `import { day } from "@/lib/slo/target";\nexport type Row = { id: number };\nexport const rows: Row[] = [{ id: day(0) }];`,
  ],
  [
    "db/access/actor.ts",
    `export type Actor = { kind: "system" };\nexport const mintActor = (): Actor => ({ kind: "system" });`,
  ],
  [
    "db/store/client.ts",
    `export const read = () => 1;\nexport const snapshot = read;\nexport const write = read;`,
  ],
  [
    "db/access/reader.ts",
    `import { read } from "../store/client";\nimport type { Actor } from "./actor";\nexport const readAs = (actor: Actor) => [actor, read()];\nexport const readingAll = () => read();`,
  ],
  [
    "db/slos/internal/rows.ts",
    `import { readingAll } from "../../access/reader";\nexport type Row = number;\nexport const rows = (): Row => readingAll();`,
  ],
  [
    "db/slos/list.ts",
    `import { readAs } from "../access/reader";\nimport type { Actor } from "../access/actor";\nimport { rows } from "./internal/rows";\nexport const MOST = 3;\nexport const listSlos = (actor: Actor) => [readAs(actor), rows()];\nexport async function findSlo(actor: Actor, id: number) {\n  await Promise.resolve(listSlos(actor)[id]);\n}`,
  ],
  ["server/logging/log.ts", `export const log = (line: string) => console.log(line);`],
  [
    "server/request/allowed.ts",
    'export const go = (a: { b?: string; c: number } | null, work: () => void) => {\n  if (a == null) return "";\n  const { b, ...rest } = a;\n  [1].forEach(() => work());\n  return `${rest.c}`;\n};',
  ],
  [
    "server/actions/action.ts",
    `export const action = (work: (name: string) => Promise<void>) => work;`,
  ],
  [
    "app/route.ts",
    `import { rows } from "@/db/rows";\nexport const GET = () => Response.json(rows);`,
  ],
  [
    "app/wrapped-actions.ts",
    `"use server";\nimport { action } from "@/server/actions/action";\nexport type Draft = { name: string };\nexport const save = action(async (name) => {\n  await Promise.resolve(name);\n});\nexport const plain = async () => {\n  await Promise.resolve();\n};\nexport async function remove() {\n  await Promise.resolve();\n}`,
  ],
  [
    "components/ui/part.tsx",
    `export const Part = ({ save }: { save: () => Promise<void> }) => (\n  <form onSubmit={async () => { await save(); }}>\n    <pre tabIndex={0}>text</pre>\n    <div role="region" aria-label="table" tabIndex={0}>table</div>\n    <img src="/a.png" alt="" onLoad={() => { void save(); }} />\n  </form>\n);`,
  ],
  [
    "scripts/free.ts",
    `import { log } from "@/server/logging/log";\nconsole.log(Date.now());\nlog("x");`,
  ],
  [
    "scripts/free.mjs",
    `console.log(process.pid, URL, setTimeout, AbortSignal, fetch, performance, Buffer);`,
  ],
];
