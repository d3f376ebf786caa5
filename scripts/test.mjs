import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { countsOf, failedTests, hungTests } from "./setup/counts.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { requireNode } from "./setup/environment.mjs";
import { programs } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main, Stop } from "./setup/stop.mjs";
import { provideTestPrograms } from "./setup/test-programs.mjs";

// npm test [-- names of parts]
const PART_LIMIT_MS = 40 * 60_000;
// The short form of npm run test:torture.
const SHORT_KILLS = "50";
const vitest = (report) => ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];

const parts = [
  { name: "lint", overlaps: true, args: () => [programs.eslint, ".", "--max-warnings", "0"] },
  { name: "types", args: () => [programs.tsc, "--noEmit"] },
  { name: "unit", reader: "vitest", args: (report) => [programs.vitest, "run", "--project", "unit*", ...vitest(report)] },
  { name: "data-sqlite", reader: "vitest", args: (report) => ["scripts/data-tests.mjs", "sqlite", ...vitest(report)] },
  { name: "data-postgres", reader: "vitest", needs: ["postgres"], args: (report) => ["scripts/data-tests.mjs", "postgres", ...vitest(report)] },
  { name: "torture-sqlite", reader: "torture", args: (report) => ["scripts/torture.mjs", SHORT_KILLS, "sqlite", `--report=${report}`] },
  { name: "torture-postgres", reader: "torture", needs: ["postgres"], args: (report) => ["scripts/torture.mjs", SHORT_KILLS, "postgres", `--report=${report}`] },
  { name: "build", args: () => ["scripts/build.mjs"] },
  { name: "e2e-sqlite", reader: "playwright", needs: ["chromium", "prometheus"], args: () => ["scripts/e2e-tests.mjs", "sqlite"] },
  { name: "e2e-postgres", reader: "playwright", needs: ["chromium", "prometheus", "postgres"], args: () => ["scripts/e2e-tests.mjs", "postgres"] },
];

function chosenParts() {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown) throw new Stop(`There is no part "${unknown}". Parts: ${parts.map(({ name }) => name).join(", ")}`);
  return names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name));
}

const seconds = (sinceMs) => Math.round((performance.now() - sinceMs) / 100) / 10;
const heading = (name) => console.log(`\n──── ${name} ────`);

async function runPart(part, { missing, folder, capture }) {
  const startedMs = performance.now();
  const lacking = (part.needs ?? []).flatMap((key) => missing[key] ?? []);
  if (lacking.length > 0) return { name: part.name, passed: 0, failed: 1, skipped: 0, seconds: 0, note: lacking.join("; ") };
  const report = path.join(folder, `${part.name}.json`);
  const { code, output, timedOut } = await runNode(part.args(report), { capture, timeoutMs: PART_LIMIT_MS, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } });
  const note = timedOut ? `stopped after ${PART_LIMIT_MS / 60_000} minutes` : "";
  return { name: part.name, ...countsOf({ ok: code === 0, reader: part.reader, report }), names: failedTests({ reader: part.reader, report }), hung: hungTests({ reader: part.reader, report }), seconds: seconds(startedMs), note, output };
}

async function runParts(chosen, context) {
  const results = [];
  let beside = [];
  for (const part of chosen) {
    if (part.overlaps && part !== chosen.at(-1)) {
      beside.push(runPart(part, { ...context, capture: true }));
      continue;
    }
    heading(part.name);
    const result = await runPart(part, context);
    for (const earlier of await Promise.all(beside)) {
      heading(earlier.name);
      console.log(earlier.output.trim() || "nothing to report");
      results.push(earlier);
    }
    beside = [];
    results.push(result);
  }
  return results;
}

function summarise(results) {
  console.log("\n──── summary ────");
  for (const { name, passed, failed, skipped, seconds, note, names = [], hung = [] } of results) {
    const counts = `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped`;
    console.log(`${failed > 0 ? "✗" : "✓"} ${name.padEnd(17)}${counts} ${seconds.toFixed(1).padStart(7)} s${note ? `   ${note}` : ""}`);
    for (const test of names) console.log(`    ✗ ${test}`);
    for (const test of hung) console.log(`    ↻ passed when begun again after a time-out: ${test}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0;
}

async function setUp(chosen) {
  requireNode();
  await installDependencies({ dev: true });
  const missing = await provideTestPrograms(new Set(chosen.flatMap(({ needs }) => needs ?? [])));
  // Lint and types both read the types of routes that this writes.
  const { code } = await runNode([programs.next, "typegen"], { env: { NEXT_TELEMETRY_DISABLED: "1" } });
  return { missing, failed: Object.keys(missing).length + (code === 0 ? 0 : 1), note: [...Object.values(missing), ...(code === 0 ? [] : ["next typegen failed"])].join("; ") };
}

await main(async () => {
  const chosen = chosenParts();
  const folder = mkdtempSync(path.join(tmpdir(), "burnline-report-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const startedMs = performance.now();
  heading("set-up");
  const { missing, failed, note } = await setUp(chosen);
  const setUpResult = { name: "set-up", passed: failed === 0 ? 1 : 0, failed, skipped: 0, seconds: seconds(startedMs), note };
  process.exitCode = summarise([setUpResult, ...(await runParts(chosen, { missing, folder }))]) ? 0 : 1;
});
