import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { programs } from "../setup/paths.mjs";
import { runNode } from "../setup/run.mjs";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const cache = path.join(repository, ".cache", "tmp");

const IMPORTS = `
import type { Actor } from "@/db/access/actor";
import { readAs, readingAll, type Reader } from "@/db/access/reader";
import { Shared } from "@/db/access/shared";
import { findIncident, selectIncidents } from "@/db/incidents/internal/rows";
import { selectPostmortem } from "@/db/postmortems/internal/rows";
import { selectServices } from "@/db/services/internal/rows";
import { selectSlos } from "@/db/slos/internal/rows";
import { listSlos } from "@/db/slos/list";
import { read } from "@/db/store/client";
`;

const PROVEN = [
  "export const a = (actor: Actor) => selectIncidents(readAs(actor));",
  "export const b = (actor: Actor) => listSlos(actor);",
  "export const c = (actor: Actor) => new Shared(new Map([[1, { id: 1, open: true }]]), (team) => team).listFor(actor, 'read');",
  "export const d = () => findIncident(readingAll(read()), 1);",
];

const UNPROVEN = [
  "export const a = () => selectIncidents(read());",
  "export const b = () => findIncident(read(), 1);",
  "export const c = () => selectPostmortem(read(), 1);",
  "export const d = () => selectServices(read());",
  "export const e = () => selectSlos(read(), {});",
  "export const f = () => listSlos();",
  "export const g = () => readAs();",
  "export const h = () => readAs({ kind: 'system', job: 'mine' });",
  "export const i: Reader = { select: read().select, selectDistinct: read().selectDistinct, arrays: () => Promise.resolve([]) };",
  "export const j = (shared: Shared<number, { id: number; open: boolean }>) => shared.listFor('read');",
];

let folder = "";
const errors = new Map();

beforeAll(async () => {
  await mkdir(cache, { recursive: true });
  folder = await mkdtemp(path.join(cache, "read-rights-"));
  const files = [];
  for (const [index, code] of [...PROVEN, ...UNPROVEN].entries()) {
    files.push(`case-${index}.ts`);
    await writeFile(path.join(folder, `case-${index}.ts`), `${IMPORTS}${code}\n`);
  }
  const compilerOptions = { incremental: false, plugins: [], paths: { "@/*": ["../../../*"] } };
  await writeFile(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../../tsconfig.json", compilerOptions, include: [], files }),
  );
  const { output } = await runNode([programs.tsc, "--noEmit", "--pretty", "false", "-p", folder], {
    cwd: repository,
    capture: true,
  });
  for (const line of output.split("\n")) {
    const [, file, code] = /case-(\d+)\.ts\(\d+,\d+\): error (TS\d+)/.exec(line) ?? [];
    if (file) errors.set(Number(file), [...(errors.get(Number(file)) ?? []), code]);
    else expect(line).not.toMatch(/error TS/);
  }
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(PROVEN.map((code, index) => [code, index]))("%s compiles", (_code, index) => {
  expect(errors.get(index) ?? []).toEqual([]);
});

test.each(UNPROVEN.map((code, index) => [code, index + PROVEN.length]))(
  "%s does not compile",
  (_code, index) => {
    expect(errors.get(index) ?? []).toHaveLength(1);
  },
);
