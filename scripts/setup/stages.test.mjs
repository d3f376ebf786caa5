import { describe, expect, test } from "vitest";
import { readBudgets } from "./budgets.mjs";
import { chooseStages, seedOfDay } from "./stages.mjs";

const named = (...names) => chooseStages(names).stages;

describe("the stages of npm test", () => {
  test("are all of them where nothing is named, each with a budget", () => {
    const { stages, all } = chooseStages([]);
    expect(all).toBe(true);
    expect(stages.map(({ name }) => name).sort()).toEqual(
      Object.keys(readBudgets().stages)
        .filter((name) => name !== "total")
        .sort(),
    );
  });

  test("are asked for by their parts, which need no other's programs", () => {
    const [tests, ...others] = named("unit", "data-sqlite");
    expect([tests.parts, tests.needs, others]).toEqual([["unit", "data-sqlite"], [], []]);
    expect(tests.command("report.json").slice(-2)).toEqual([
      "--project=unit*",
      "--project=data-sqlite*",
    ]);
    expect(named("data-postgres")[0].needs).toEqual(["postgres"]);
    expect(named("e2e-sqlite")[0].command("report.json")).toEqual([
      "scripts/e2e-tests.mjs",
      "sqlite",
    ]);
    expect(named("e2e")[0].command("report.json")).toEqual(["scripts/e2e-tests.mjs"]);
    expect(named("kills-postgres")[0].command("report.json")).toEqual([
      "scripts/torture.mjs",
      "5",
      "postgres",
      "--report=report.json",
    ]);
  });

  test("that do not exist are refused with those that do", () => {
    expect(() => chooseStages(["units"])).toThrow(
      /no stage "units".*tests, unit, data-sqlite, data-postgres, lint/,
    );
  });
});

test("the seed of a day is the same all day", () => {
  expect([
    seedOfDay(new Date("2026-11-28T00:00:00Z")),
    seedOfDay(new Date("2026-11-28T23:59:59Z")),
    seedOfDay(new Date("2026-11-29T00:00:00Z")),
  ]).toEqual(["20261128", "20261128", "20261129"]);
});
