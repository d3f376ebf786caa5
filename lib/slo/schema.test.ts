import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "@/lib/form/field-errors";
import { bodyOf, sloDefinitionSchema } from "./schema";

const minimal = {
  name: "Checkout",
  sli: { kind: "availability" },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
};
const errorsOf = (body: unknown) => {
  const parsed = sloDefinitionSchema.safeParse(body);
  return parsed.success ? [] : fieldErrorsOf(parsed.error, body);
};

describe("the body of an SLO", () => {
  it("follows the default alerts at any target: those that can never fire are left out", () => {
    const body = {
      ...minimal,
      objectives: [{ target: 90, window: { type: "rolling", days: 30 } }],
    };
    expect(sloDefinitionSchema.parse(body).alerting).toEqual({
      policy: "default",
      minBadEvents: 1,
    });
  });

  it("fills in push, occurrences, ignore and the default policy", () => {
    expect(sloDefinitionSchema.parse(minimal)).toEqual({
      name: "Checkout",
      description: "",
      sli: { kind: "availability" },
      source: { type: "push" },
      objectives: [
        {
          targetPpm: 999_000,
          window: { type: "rolling", days: 30 },
          budgeting: { method: "occurrences" },
          noData: "ignore",
        },
      ],
      alerting: { policy: "default", minBadEvents: 1 },
    });
  });

  it("comes back from its definition", () => {
    const definition = sloDefinitionSchema.parse({
      ...minimal,
      sli: { kind: "latency", thresholdMs: 250 },
      source: { type: "prometheus", dataSource: "main", bad: "b", total: "t", absent: "zero" },
      objectives: [
        {
          target: 99.9,
          window: { type: "calendar", unit: "month", timeZone: "Europe/Berlin" },
          budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 95 },
        },
        { target: 99.5, window: { type: "rolling", days: 28 }, noData: "bad" },
      ],
      alerting: {
        policy: "custom",
        minBadEvents: 3,
        rules: [{ severity: "page", long: "1h", budgetShare: 0.02 }],
        noDataAfterMinutes: 10,
        minCoverage: 80,
      },
    });
    expect(sloDefinitionSchema.parse(bodyOf(definition))).toEqual(definition);
  });

  it.each([
    [
      "a target of 100% leaves no budget",
      { ...minimal, objectives: [{ target: 100, window: { type: "rolling", days: 30 } }] },
      "objectives[0].target",
      /no error budget/,
    ],
    [
      "targets go in steps of a millionth",
      { ...minimal, objectives: [{ target: 99.99999, window: { type: "rolling", days: 30 } }] },
      "objectives[0].target",
      /steps of 0.0001/,
    ],
    [
      "a target that rounds to 100% leaves no budget",
      {
        ...minimal,
        objectives: [{ target: 99.99999999999, window: { type: "rolling", days: 30 } }],
      },
      "objectives[0].target",
      /to 99.9999/,
    ],
    [
      "a target that rounds to 0% is none",
      { ...minimal, objectives: [{ target: 1e-11, window: { type: "rolling", days: 30 } }] },
      "objectives[0].target",
      /from 0.0001/,
    ],
    [
      "a slice target that rounds to 0% is none",
      {
        ...minimal,
        objectives: [
          {
            target: 99,
            window: { type: "rolling", days: 30 },
            budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 1e-11 },
          },
        ],
      },
      "objectives[0].budgeting.sliceTarget",
      /steps of 0.0001/,
    ],
    [
      "an unknown field is named",
      { ...minimal, sli: { kind: "availability", treshold: 3 } },
      "sli.treshold",
      /unknown/,
    ],
    [
      "an unknown zone is refused",
      {
        ...minimal,
        objectives: [
          { target: 99, window: { type: "calendar", unit: "month", timeZone: "Europe/Atlantis" } },
        ],
      },
      "objectives[0].window.timeZone",
      /IANA/,
    ],
    [
      "good without total is no query",
      { ...minimal, source: { type: "prometheus", dataSource: "main", good: "g" } },
      "source.good",
      /exactly one/,
    ],
    [
      "a value query needs a kind with a threshold",
      { ...minimal, source: { type: "prometheus", dataSource: "main", value: "v" } },
      "source.value",
      /counts events/,
    ],
    [
      "the query for all events is no query for good ones, however it is laid out",
      {
        ...minimal,
        source: {
          type: "prometheus",
          dataSource: "main",
          good: "sum(x)\n  + y",
          total: "sum(x) + y",
        },
      },
      "source.good",
      /100% good/,
    ],
    [
      "nor for bad ones",
      { ...minimal, source: { type: "prometheus", dataSource: "main", bad: "t", total: "t" } },
      "source.bad",
      /100% bad/,
    ],
    [
      "a ratio has no part that could be missing",
      {
        ...minimal,
        source: { type: "prometheus", dataSource: "main", ratio: "r", absent: "zero" },
      },
      "source.absent",
      /beside a total/,
    ],
    [
      "two equal objectives are one too many",
      { ...minimal, objectives: [minimal.objectives[0], minimal.objectives[0]] },
      "objectives[1]",
      /objective 1/,
    ],
    [
      "a factor that nothing can reach is refused",
      {
        ...minimal,
        objectives: [{ target: 90, window: { type: "rolling", days: 30 } }],
        alerting: { policy: "custom", rules: [{ severity: "page", long: "1h", factor: 14.4 }] },
      },
      "alerting.rules[0].factor",
      /burns at 10/,
    ],
    [
      "a month has 31 days where an alert is judged",
      {
        ...minimal,
        objectives: [
          { target: 93.1, window: { type: "calendar", unit: "month", timeZone: "UTC" } },
        ],
        alerting: {
          policy: "custom",
          rules: [{ severity: "page", long: "1h", budgetShare: 0.02 }],
        },
      },
      "alerting.rules[0].budgetShare",
      /14\.88/,
    ],
    [
      "a share of the budget goes in steps of a millionth",
      {
        ...minimal,
        alerting: {
          policy: "custom",
          rules: [{ severity: "page", long: "1h", budgetShare: 1 / 3 }],
        },
      },
      "alerting.rules[0].budgetShare",
      /steps of 0.0001/,
    ],
    [
      "rules without the custom policy are refused",
      {
        ...minimal,
        alerting: { policy: "default", rules: [{ severity: "page", long: "1h", factor: 2 }] },
      },
      "alerting.rules",
      /custom/,
    ],
  ])("%s", (_, body, path, message) => {
    expect(errorsOf(body).find((error) => error.path === path)?.message).toMatch(message);
  });
});
