import { programs } from "./paths.mjs";
import { Stop } from "./stop.mjs";

/** The long forms: npm run test:deep. */
export const isDeep = process.env.DEEP === "1";
const KILLS = isDeep ? "200" : "5";
const FUZZ_REQUESTS = isDeep ? "100000" : "2000";

/** Other requests each day, the same ones all day. */
export const seedOfDay = (now) => now.toISOString().slice(0, 10).replaceAll("-", "");

const fuzz = () => ({
  FUZZ_REQUESTS: process.env.FUZZ_REQUESTS ?? FUZZ_REQUESTS,
  FUZZ_SEED: process.env.FUZZ_SEED ?? seedOfDay(new Date()),
});

const engines = (prefix) => ({ [`${prefix}-sqlite`]: [], [`${prefix}-postgres`]: ["postgres"] });
const E2E_PROGRAMS = ["chromium", "desktopChromium", "prometheus", "alertmanager"];
const engineOf = (part) => part.split("-")[1];

/**
 * In the order in which they begin, the longest first. A stage has parts that can be asked for by
 * themselves (the programs that each needs beside them); `alone` means that nothing runs beside it.
 */
const stages = [
  {
    name: "tests",
    reader: "vitest",
    parts: { unit: [], ...engines("data") },
    command: (parts) => [
      programs.vitest,
      "run",
      "--reporter=default",
      "--reporter=./scripts/setup/vitest-report.mjs",
      ...parts.map((part) => `--project=${part}*`),
    ],
  },
  { name: "lint", parts: { lint: [] }, command: () => ["scripts/lint.mjs"] },
  { name: "build", parts: { build: [] }, command: () => ["scripts/build.mjs", "--strict"] },
  { name: "types", parts: { types: [] }, command: () => [programs.tsc, "--noEmit"] },
  {
    name: "kills",
    reader: "counts",
    parts: engines("kills"),
    command: (parts, report) => [
      "scripts/torture.mjs",
      KILLS,
      ...parts.map(engineOf),
      `--report=${report}`,
    ],
  },
  {
    name: "e2e",
    alone: true,
    reader: "playwright",
    after: ["build"],
    parts: {
      "e2e-sqlite": E2E_PROGRAMS,
      "e2e-postgres": [...E2E_PROGRAMS, "postgres"],
    },
    env: fuzz,
    command: (parts) => [
      "scripts/e2e-tests.mjs",
      ...(parts.length === 1 ? parts.map(engineOf) : []),
    ],
  },
  ...(isDeep
    ? [
        {
          name: "lighthouse",
          alone: true,
          after: ["build"],
          parts: { lighthouse: ["chromium"] },
          command: () => ["scripts/bench.mjs", "lighthouse"],
        },
      ]
    : []),
];

/**
 * The stages that hold what is named, each with the parts that are; all of them where nothing is.
 */
export function chooseStages(names) {
  const known = stages.flatMap(({ name, parts }) => [name, ...Object.keys(parts)]);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown)
    throw new Stop(
      `There is no stage "${unknown}". Stages and their parts: ${[...new Set(known)].join(", ")}`,
    );
  const chosen = stages.flatMap(({ parts: all, command, env, ...stage }) => {
    const parts = Object.keys(all).filter(
      (part) => names.length === 0 || names.includes(stage.name) || names.includes(part),
    );
    if (parts.length === 0) return [];
    return [
      {
        ...stage,
        parts,
        needs: [...new Set(parts.flatMap((part) => all[part]))],
        env: env?.(),
        command: (report) => command(parts, report),
      },
    ];
  });
  return { stages: chosen, all: names.length === 0 };
}
