import { tmpdir } from "node:os";
import path from "node:path";
import { judge, readBudgets, typicalLap } from "./setup/budgets.mjs";
import { startCalibration } from "./setup/calibration.mjs";
import { countsOf, failedTests, slowest, testsOf } from "./setup/counts.mjs";
import { installDependencies } from "./setup/dependencies.mjs";
import { requireNode } from "./setup/environment.mjs";
import { keepTemporaryFilesTogether } from "./setup/own-folder.mjs";
import { programs } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { schedule } from "./setup/schedule.mjs";
import { chooseStages, isDeep } from "./setup/stages.mjs";
import { main } from "./setup/stop.mjs";
import { provideTestPrograms } from "./setup/test-programs.mjs";

// npm test [-- names of stages or of their parts]
const STAGE_LIMIT_MS = (isDeep ? 240 : 40) * 60_000;
const LANES = 2;
const SLOWEST = 20;

const nowMs = () => performance.timeOrigin + performance.now();
const secondsSince = (fromMs) => Math.round((nowMs() - fromMs) / 100) / 10;
const heading = (name) => console.log(`\n──── ${name} ────`);

async function runStage(stage, { missing, calibration }) {
  const { name, reader, needs, command, env = {} } = stage;
  const lacking = needs.flatMap((key) => missing[key] ?? []);
  if (lacking.length > 0)
    return {
      name,
      passed: 0,
      failed: 1,
      skipped: 0,
      seconds: 0,
      laps: [],
      tests: [],
      note: lacking.join("; "),
    };
  console.log(`begins: ${name}`);
  const fromMs = nowMs();
  const report = path.join(tmpdir(), `report-${name}.json`);
  const { code, output, timedOut } = await runNode(command(report), {
    capture: !stage.alone,
    timeoutMs: STAGE_LIMIT_MS,
    env: { VITEST_REPORT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...env },
  });
  const seconds = secondsSince(fromMs);
  if (!stage.alone) {
    heading(`${name}, ${seconds} s`);
    console.log(output.trim() || "nothing to report");
  }
  const note = timedOut ? `stopped after ${STAGE_LIMIT_MS / 60_000} minutes` : "";
  return {
    name,
    ...countsOf({ ok: code === 0, reader, report }),
    seconds,
    laps: calibration.since(fromMs),
    tests: testsOf({ reader, report }),
    note,
  };
}

/** A stage that took too long fails on the machine that decides, and is named elsewhere. */
function judged(result, { stages, ...rules }) {
  const { allowed, over, slowness } = judge(
    result,
    isDeep ? undefined : stages[result.name],
    rules,
  );
  const fails = over && Boolean(process.env.CI);
  return {
    ...result,
    failed: result.failed + (fails ? 1 : 0),
    allowed,
    slowness,
    note: [
      result.note,
      ...(over ? [`over its budget${fails ? "" : " (which fails where CI is set)"}`] : []),
    ]
      .filter(Boolean)
      .join("; "),
  };
}

function printSlowest(results) {
  const tests = slowest(
    results.flatMap(({ tests: some }) => some),
    SLOWEST,
  );
  if (tests.length === 0) return;
  heading(`slowest ${tests.length} tests`);
  for (const { name, ms } of tests) console.log(`${(ms / 1000).toFixed(1).padStart(8)} s  ${name}`);
}

function printStage({
  name,
  passed,
  failed,
  skipped,
  seconds,
  allowed,
  slowness,
  laps,
  note,
  tests,
}) {
  const counts = `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped`;
  const lap = typicalLap(laps);
  const budget =
    allowed === null
      ? ""
      : ` of ${allowed.toFixed(0)} s (machine ×${slowness.toFixed(2)}, lap ${lap === null ? "unknown" : `${lap.toFixed(1)} ms`})`;
  console.log(
    `${failed > 0 ? "✗" : "✓"} ${name.padEnd(8)}${counts} ${seconds.toFixed(1).padStart(7)} s${budget}${note ? `   ${note}` : ""}`,
  );
  for (const test of failedTests(tests)) console.log(`    ✗ ${test}`);
}

function summarise(results) {
  printSlowest(results);
  heading("summary");
  for (const result of results) printStage(result);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  return sum("failed") === 0;
}

async function setUp(chosen) {
  const fromMs = nowMs();
  heading("set-up");
  requireNode();
  const missing = await provideTestPrograms(new Set(chosen.flatMap(({ needs }) => needs)), () =>
    installDependencies({ dev: true }),
  );
  // Lint and types both read the types of routes that this writes.
  const { code } = await runNode([programs.next, "typegen"], {
    env: { NEXT_TELEMETRY_DISABLED: "1" },
  });
  const faults = [...Object.values(missing), ...(code === 0 ? [] : ["next typegen failed"])];
  return {
    missing,
    result: {
      name: "set-up",
      passed: faults.length === 0 ? 1 : 0,
      failed: faults.length,
      skipped: 0,
      seconds: secondsSince(fromMs),
      laps: [],
      tests: [],
      note: faults.join("; "),
    },
  };
}

await main(async () => {
  const { stages: chosen, all } = chooseStages(process.argv.slice(2));
  keepTemporaryFilesTogether();
  const { missing, result } = await setUp(chosen);
  const calibration = startCalibration();
  const fromMs = nowMs();
  const results = await schedule(
    chosen,
    (stage) => runStage(stage, { missing, calibration }),
    LANES,
  );
  const whole = {
    name: "total",
    passed: 0,
    failed: 0,
    skipped: 0,
    seconds: secondsSince(fromMs),
    laps: calibration.since(fromMs),
    tests: [],
    note: "",
  };
  const budgets = readBudgets();
  process.exitCode = summarise(
    [result, ...results, ...(all ? [whole] : [])].map((one) => judged(one, budgets)),
  )
    ? 0
    : 1;
  await calibration.stop();
});
