import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DOCUMENT, minimal, read, slo } from "@/lib/testing/yaml-documents";
import type { SloBody } from "./schema";
import { readSlosYaml } from "./yaml";
import { writeSlosYaml } from "./yaml-export";

const faults = (text: string) => {
  const result = readSlosYaml(text);
  return result.ok
    ? []
    : result.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

describe("a document of SLOs", () => {
  it("reads as what it says", () => {
    const { service, slos, warnings } = read(DOCUMENT);
    expect(service).toBe("checkout");
    expect(warnings).toEqual([]);
    expect(slos[0]?.definition).toMatchObject({
      name: "availability",
      description: "Customers can pay",
      source: {
        type: "prometheus",
        dataSource: "main-prometheus",
        good: expect.stringContaining('code!~"5.."') as string,
      },
      objectives: [{ targetPpm: 999_000, window: { type: "rolling", days: 30 } }],
      alerting: {
        policy: "custom",
        rules: [
          {
            severity: "page",
            longMs: 3_600_000,
            shortMs: 300_000,
            trigger: { kind: "factor", factor: 14.4 },
          },
          { severity: "ticket", trigger: { kind: "factor", factor: 6 } },
        ],
      },
    });
  });

  it("has a spelling for every kind, window and method", () => {
    const text = `service: shop
source: main
slos:
  - {name: fast, title: Fast pages, sli: {type: latency, threshold: 1.5s, percentile: 99, query: "ratio(1)"}, target: 95, window: 28d, no_data: bad}
  - {name: busy, sli: {type: throughput, minimum: 50/s}, target: 99%, window: {calendar: {unit: month, timeZone: Europe/Berlin}}, error_budget: {burn_rate_alerts: []}}
  - name: fresh
    sli: {type: freshness, max_age: 15m}
    objectives:
      - {target: 99.5%, window: 7d, budgeting: {method: timeslices, slice: 5m, target: 95%}}
      - {target: 99%, window: 90d, budgeting: {method: ratio-timeslices, slice: 1m}, no_data: good}
    error_budget: {min_bad_events: 5, min_coverage: 80%, no_data_after: 2h}
`;
    expect(read(text).slos.map(({ definition }) => definition)).toMatchObject([
      {
        name: "Fast pages",
        sli: { kind: "latency", thresholdMs: 1500, percentile: 99 },
        source: { dataSource: "main", ratio: "ratio(1)" },
        objectives: [{ targetPpm: 950_000, noData: "bad" }],
        alerting: { policy: "default" },
      },
      {
        sli: { kind: "throughput", minPerSecond: 50 },
        source: { type: "push" },
        objectives: [{ window: { type: "calendar", unit: "month", timeZone: "Europe/Berlin" } }],
        alerting: { policy: "none" },
      },
      {
        sli: { kind: "freshness", maxAgeSeconds: 900 },
        objectives: [
          {
            budgeting: { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 },
            noData: "ignore",
          },
          { budgeting: { method: "ratio-timeslices", sliceMinutes: 1 }, noData: "good" },
        ],
        alerting: { policy: "default", minBadEvents: 5, noDataAfterMs: 7_200_000, minCoverage: 80 },
      },
    ]);
  });
});

describe("a fault in a document", () => {
  it.each([
    [
      "an unknown key, at the key",
      minimal("    traget: 99%\n"),
      '7:5 The key "traget" is unknown. Remove it, or check its spelling.',
    ],
    [
      "an unknown key inside",
      minimal("    error_budget: {monthly: 3}\n"),
      '7:20 The key "monthly" is unknown.',
    ],
    [
      "a target without budget",
      minimal("").replace("99.9%", "100%"),
      "5:13 100% leaves no error budget",
    ],
    ["a target in words", minimal("").replace("99.9%", "high"), "5:13 Write a percentage"],
    ["a window in words", minimal("").replace("30d", "a month"), "6:13 Write a number of days"],
    [
      "an unknown zone",
      minimal("").replace("30d", "{calendar: {unit: month, timeZone: Mars/Base}}"),
      "6:13 Name an IANA time zone",
    ],
    [
      "a slice target over 100%",
      minimal("    budgeting: {method: timeslices, slice: 5m, target: 150%}\n"),
      "7:56 The slice target is at most 100%",
    ],
    [
      "a query without a data source",
      minimal("").replace("{type: availability}", "{type: availability, query: up}"),
      "4:38 Name the data source",
    ],
    [
      "two kinds of query",
      minimal("").replace(
        "{type: availability}",
        "{type: availability, query: {source: main, ratio: a, value: b}}",
      ),
      /^4:\d+ Give exactly one/,
    ],
    [
      "a burn rate that nothing reaches",
      minimal(
        "    error_budget:\n      burn_rate_alerts:\n        - {severity: critical, burn_rate: 2000x, window: 1h}\n",
      ),
      "9:43 A factor of 2000 can never be exceeded",
    ],
    [
      "a missing target",
      "service: checkout\nslos:\n  - name: up\n    sli: {type: availability}\n    window: 30d\n",
      "3:5 The target is missing",
    ],
    [
      "a missing kind",
      minimal("").replace("{type: availability}", "{}"),
      "4:10 The type is one of",
    ],
    ["a missing name", minimal("").replace("name: up", "title: up"), "3:5 This is missing."],
    ["no list of SLOs", "service: checkout\nslos: up\n", "2:7 This must be a list."],
    [
      "two SLOs of one name",
      `${minimal("")}  - {name: up, sli: {type: correctness}, target: 99%, window: 7d}\n`,
      '7:12 The SLO "up" appears twice',
    ],
    ["a key twice", minimal("    target: 99%\n"), "7:5 Map keys must be unique."],
    ["YAML that does not close", "service: [checkout\n", /^\d+:\d+ /],
    ["a tab for an indent", "service: checkout\nslos:\n\t- name: up\n", /^3:1 /],
    ["a list in place of a document", "- service\n", /^1:1 /],
    ["nothing", "", /^1:1 /],
    ["two documents", `${minimal("")}---\n${minimal("")}`, /multiple documents/],
    ["an alias that leads nowhere", minimal("").replace("99.9%", "*nowhere"), /nowhere/],
    [
      "a depth that no document has",
      "[".repeat(50_000),
      "1:51 The document nests deeper than 50 levels.",
    ],
    ["lists in lists on one line", "- ".repeat(3000), "1:101 This line has more than 50 signs"],
    [
      "lists in lists by indent",
      Array.from({ length: 60 }, (_line, depth) => `${" ".repeat(2 * depth)}a:`).join("\n"),
      /^5\d:\d+ The document nests deeper than 50 levels/,
    ],
    ["tags without end", "!<>".repeat(20_000), "1:151 This line has more than 50 signs"],
    [
      "29,000 keys",
      Array.from({ length: 29_000 }, (_key, index) => `${index.toString(36)}: 1`).join("\n"),
      /^\d+:\d+ The document has more than 5,000 entries/,
    ],
    [
      "quotes in a flood",
      `a: ${'"'.repeat(256 * 1024)}`,
      "1:2006 More than 1,000 parts follow the value of this line.",
    ],
    [
      "aliases in a flood",
      `a: &x 1\nb: [${"*x, ".repeat(60)}]\n`,
      "2:205 The document has more than 50 aliases",
    ],
  ])("has its line and column: %s", (_, text, fault) => {
    const [first = "none"] = faults(text);
    if (typeof fault === "string") expect(first.startsWith(fault), first).toBe(true);
    else expect(first).toMatch(fault);
  });

  it("is not what a value is followed by, if that is blanks and comments", () => {
    expect(faults(`${minimal("")}${"# kept for later\n".repeat(3000)}`)).toEqual([]);
  });

  it("does not hide another one", () => {
    expect(faults(minimal("    colour: red\n").replace("99.9%", "high"))).toHaveLength(2);
  });

  it("never throws, whatever the text", () => {
    const pieces = fc.constantFrom(
      "service: checkout",
      "slos:",
      "\n",
      "  ",
      "- ",
      "name: up",
      "target: 99%",
      "window:",
      " 30d",
      "{",
      "}",
      "[",
      "]",
      "&a ",
      "*a",
      "!!binary ",
      ": ",
      "? ",
      "# c",
      "|",
      ">-",
      '"',
      "'",
      "\t",
      "%YAML 1.1\n",
      "---\n",
      "\u0000",
      "💥",
      "<<: *a",
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 25 }),
        (parts) => typeof readSlosYaml(parts.join("")).ok === "boolean",
      ),
      { seed: 5, numRuns: 3000 },
    );
  });
});

describe("derived values", () => {
  it("that disagree are reported with their line, and the definition counts", () => {
    const { warnings, slos } = read(
      DOCUMENT.replace("target: 99.9%", "target: 99.5%").replace(
        "6x             # 5%",
        "6x             # 50%",
      ),
    );
    expect(slos[0]?.definition.objectives[0]?.targetPpm).toBe(995_000);
    expect(warnings.map(({ line, message }) => `${line} ${message}`)).toEqual([
      "14 monthly_minutes says 43.2, but 99.5% leaves 216 minutes in 30 days. The target counts.",
      "20 The comment says 50% of the budget, but a burn rate of 6 spends 5% of it in 6h. The burn rate counts.",
    ]);
  });
});

describe("an exported document", () => {
  it("reads like the example of the format", () => {
    expect(writeSlosYaml("checkout", [slo("availability", { description: "Customers can pay" })]))
      .toBe(`service: checkout
slos:
  - name: availability
    description: Customers can pay
    sli:
      type: availability
    target: 99.9%
    window: 30d
    error_budget:
      monthly_minutes: 43.2
      burn_rate_alerts:
        - severity: critical
          burn_rate: 14.4x # 2% of the budget in 1 hour
          window: 1h
        - severity: critical
          burn_rate: 6x # 5% of the budget in 6 hours
          window: 6h
        - severity: warning
          burn_rate: 3x # 10% of the budget in 1 day
          window: 1d
        - severity: warning
          burn_rate: 1x # 10% of the budget in 3 days
          window: 3d
`);
  });

  it.each<[string, Partial<SloBody>]>([
    ["another name", { name: "Checkout: 'up' #1", description: "- two\n# lines" }],
    [
      "28 days, whose factors need many digits",
      { objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }] },
    ],
    [
      "a calendar window",
      {
        objectives: [
          {
            target: 99.95,
            window: { type: "calendar", unit: "quarter", timeZone: "Asia/Kathmandu" },
          },
        ],
        noData: "good",
      },
    ],
    [
      "two objectives",
      {
        noData: "bad",
        objectives: [
          {
            target: 99.9,
            window: { type: "rolling", days: 7 },
            budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 99.5 },
          },
          {
            target: 99,
            window: { type: "calendar", unit: "month", timeZone: "UTC" },
            noData: "ignore",
          },
        ],
      },
    ],
    [
      "no alerts",
      { alerting: { policy: "none", minBadEvents: 4, noDataAfterMinutes: 90, minCoverage: 29 } },
    ],
    [
      "own alerts",
      {
        alerting: {
          policy: "custom",
          rules: [
            { severity: "page", long: "2h", short: "7m", factor: 11.123456 },
            { severity: "ticket", long: "1d", budgetShare: 0.155 },
          ],
        },
      },
    ],
    [
      "a latency below a millisecond",
      { sli: { kind: "latency", thresholdMs: 0.25, percentile: 99.9 } },
    ],
    [
      "a tiny rate",
      {
        sli: { kind: "throughput", minPerSecond: 1e-7 },
        source: { type: "prometheus", dataSource: "main", value: "rate(x[1m])" },
      },
    ],
    ["a fraction of a second", { sli: { kind: "freshness", maxAgeSeconds: 0.1 } }],
    [
      "what a missing series means",
      { source: { type: "prometheus", dataSource: "main", bad: "b", total: "t", absent: "zero" } },
    ],
    [
      "queries with every mark",
      {
        source: {
          type: "prometheus",
          dataSource: "main",
          bad: "sum(x{a=\"b: #c\",d=~'e'}) % 2",
          total: "x\n+ y",
        },
      },
    ],
  ])("comes back as it went: %s", (_, body) => {
    const slos = [slo("availability", body), slo("other", {})];
    const text = writeSlosYaml("checkout", slos);
    expect(read(text)).toEqual({
      ok: true,
      dependencies: null,
      about: {},
      service: "checkout",
      slos,
      warnings: [],
    });
    expect(writeSlosYaml("checkout", read(text).slos)).toBe(text);
  });
});

describe("the dependencies of a document", () => {
  const calls = {
    "card-network": { criticality: "hard" as const, attemptTimeoutMs: null, attempts: 3 },
    mail: {},
  };

  it("are written and read, with what is unknown left out and null kept", () => {
    const text = writeSlosYaml("checkout", [], calls);
    expect(text).toContain(
      "dependencies:\n  card-network:\n    criticality: hard\n    attemptTimeoutMs: null\n    attempts: 3\n  mail: {}\n",
    );
    const slos =
      "slos:\n  - name: up\n    sli: {type: availability}\n    target: 99%\n    window: 30d\n";
    expect(readSlosYaml(text.replace("slos: []\n", slos))).toMatchObject({ dependencies: calls });
  });

  it("may be none, which contradicts one", () => {
    const runbook = "https://wiki.example.org/checkout";
    const text = writeSlosYaml("checkout", [], {}, { runbook, callsNothing: true });
    expect(text).toContain(`runbook: ${runbook}\ncalls_nothing: true\nslos:`);
    const slos =
      "slos:\n  - name: up\n    sli: {type: availability}\n    target: 99%\n    window: 30d\n";
    const whole = text.replace("slos: []\n", slos);
    expect(readSlosYaml(whole)).toMatchObject({ about: { runbook, callsNothing: true } });
    const message = "The document lists dependencies. Remove them, or remove calls_nothing.";
    expect(readSlosYaml(`${whole}dependencies: {mail: {}}\n`)).toMatchObject({
      faults: [{ line: 3, path: "calls_nothing", message }],
    });
    expect(readSlosYaml(whole.replace("https", "ftp"))).toMatchObject({
      faults: [{ line: 2, path: "runbook", message: "Write an http or https address." }],
    });
  });

  it("name an unknown key with its line and column", () => {
    const text =
      "service: checkout\ndependencies:\n  mail:\n    attempts: 2\n    retries: 3\nslos:\n  - name: up\n    sli: {type: availability}\n    target: 99%\n    window: 30d\n";
    expect(readSlosYaml(text)).toMatchObject({
      faults: [
        {
          line: 5,
          column: 5,
          message: 'The key "retries" is unknown. Remove it, or check its spelling.',
        },
      ],
    });
  });
});
