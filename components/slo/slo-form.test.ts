import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { formErrors } from "@/lib/form/form-errors";
import { formInput } from "@/lib/form/form-input";
import { formTree } from "@/lib/form/form-tree";
import { sloFormSchema } from "@/lib/slo/form";
import { sloDefinitionSchema, type SloBody, type SloDefinition } from "@/lib/slo/schema";
import { runs } from "@/lib/testing/runs";
import { SloForm } from "./slo-form";

const action = () => Promise.resolve({ status: "idle" } as const);

function markupOf(definition: SloDefinition): string {
  return renderToStaticMarkup(
    createElement(SloForm, {
      action,
      tryQuery: action,
      services: [],
      dataSources: [{ value: "main", label: "Main" }],
      timeZones: ["UTC", "Europe/Berlin"],
      existing: {
        service: "checkout",
        slug: "up",
        version: 3,
        definition,
        eventsPerDay: null,
        advice: [],
      },
    }),
  );
}

const decoded = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decoded(value);
};

/**
 * What a browser would send of the untouched form: line breaks never in a line, and always as CRLF
 * in a text area.
 */
function sentFields(markup: string): [string, string][] {
  const controls =
    /<input\b[^>]*>|<select\b[^>]*>.*?<\/select>|<textarea\b[^>]*>(.*?)<\/textarea>/gs;
  return [...markup.matchAll(controls)].flatMap(([control, written = ""]): [string, string][] => {
    const name = attribute(control, "name");
    if (name === undefined) return [];
    if (control.startsWith("<textarea"))
      return [[name, decoded(written).replace(/\r\n?|\n/g, "\r\n")]];
    if (control.startsWith("<select")) {
      const options = control.match(/<option\b[^>]*>/g) ?? [];
      return [
        [
          name,
          attribute(
            options.find((option) => / selected=""/.test(option)) ?? options[0] ?? "",
            "value",
          ) ?? "",
        ],
      ];
    }
    if (/^(radio|checkbox)$/.test(attribute(control, "type") ?? "") && !/ checked=""/.test(control))
      return [];
    return [[name, (attribute(control, "value") ?? "").replace(/[\r\n]/g, "")]];
  });
}

function savedUnchanged(definition: SloDefinition, scripts: boolean) {
  const markup = markupOf(definition);
  const { input, unknown } = formInput(
    sloFormSchema,
    formTree(sentFields(scripts ? markup.replace(/<noscript>.*?<\/noscript>/gs, "") : markup)).tree,
  );
  const { data, error } = sloFormSchema.safeParse(input);
  return data && unknown.length === 0
    ? data
    : { unknown, errors: formErrors(error?.issues ?? [], input) };
}

const BODY: SloBody = {
  name: "Up",
  sli: { kind: "availability" },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 28 } }],
};
const TABLE: [string, Partial<SloBody>][] = [
  ["the least there is", {}],
  ["a percentile", { sli: { kind: "latency", thresholdMs: 0.25, percentile: 99 } }],
  [
    "rules by their factors",
    {
      alerting: {
        policy: "custom",
        rules: [
          { severity: "page", long: "1h", factor: 14.4 },
          { severity: "ticket", long: "6h", short: "7m", factor: 6.000001 },
        ],
      },
    },
  ],
  [
    "rules by both",
    {
      alerting: {
        policy: "custom",
        rules: [
          { severity: "page", long: "90m", budgetShare: 0.07 },
          { severity: "ticket", long: "3d", factor: 1 },
        ],
      },
    },
  ],
  [
    "all the rules that there may be",
    {
      alerting: {
        policy: "custom",
        rules: Array.from({ length: 8 }, (_, index) => ({
          severity: "page",
          long: `${index + 1}h`,
          budgetShare: 0.012345,
        })),
      },
    },
  ],
  [
    "a zone by an older name",
    {
      objectives: [
        { target: 99, window: { type: "calendar", unit: "week", timeZone: "US/Pacific" } },
      ],
    },
  ],
  [
    "a data source that cannot be chosen",
    { source: { type: "prometheus", dataSource: "gone", ratio: "up" } },
  ],
  [
    "lines",
    {
      name: "Two\r\nlines",
      description: "One\r\nand\rone\n\nmore",
      source: {
        type: "prometheus",
        dataSource: "main",
        good: "sum(\r\n  up < 1\n)",
        total: "a\nb",
      },
    },
  ],
];

describe("an SLO whose form is opened and saved", () => {
  it.each(TABLE)("stays what it was: %s", (_, body) => {
    const definition = sloDefinitionSchema.parse({ ...BODY, ...body });
    for (const scripts of [true, false])
      expect(savedUnchanged(definition, scripts)).toEqual({
        service: "checkout",
        slug: "up",
        version: 3,
        unchecked: false,
        definition,
      });
  });

  it("stays what it was, whatever it was", () => {
    fc.assert(
      fc.property(definitions(), fc.boolean(), (definition, scripts) => {
        expect(savedUnchanged(definition, scripts)).toHaveProperty("definition", definition);
      }),
      { seed: 11, numRuns: runs(15) },
    );
  }, 60_000);
});

describe("an SLO's form", () => {
  const shown = (body: Partial<SloBody>) =>
    decoded(markupOf(sloDefinitionSchema.parse({ ...BODY, ...body })).replace(/<[^>]*>/g, " "))
      .replaceAll("\u202f", " ")
      .replace(/\s+/g, " ");
  const rules: NonNullable<SloBody["alerting"]> = {
    policy: "custom",
    rules: [
      { severity: "page", long: "1h", budgetShare: 0.02 },
      { severity: "ticket", long: "6h", factor: 6 },
    ],
  };

  it("shows share and factor side by side before anything is typed, over each window there is", () => {
    const text = shown({
      objectives: [
        { target: 99.9, window: { type: "rolling", days: 28 } },
        { target: 99, window: { type: "calendar", unit: "month", timeZone: "UTC" } },
      ],
      alerting: rules,
    });
    expect(text).toContain("Or factor × 13.4× over 28 days, 14.9× over the month");
    expect(text).toContain("Budget spent % 5.36% over 28 days, 4.84% over the month");
  });

  it("has the numbers of the stored rules beside it, as the server judges them", () => {
    const text = shown({
      objectives: [{ target: 99.9, window: { type: "calendar", unit: "month", timeZone: "UTC" } }],
      alerting: rules,
    });
    expect(text).toContain("44.6 min of total failure in a month of 31 days");
    expect(text).toContain("page 2% in 1 h 14.9× ticket 4.84% in 6 h 6×");
  });
});

function definitions(): fc.Arbitrary<SloDefinition> {
  const text = fc
    .string({
      unit: fc.constantFrom(
        "a",
        "Z",
        "ü",
        "💥",
        '"',
        "'",
        "<",
        ">",
        "&",
        "&amp;",
        "{",
        "%",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\t",
      ),
      minLength: 1,
      maxLength: 12,
    })
    .map((some) => `x${some}`);
  const above0 = fc.double({ min: 1e-9, max: 80_000, noNaN: true });
  const percent = fc.integer({ min: 950_000, max: 999_999 }).map((ppm) => ppm / 10_000);
  const sli = fc.oneof(
    fc.constantFrom({ kind: "availability" as const }, { kind: "correctness" as const }),
    fc.record(
      {
        kind: fc.constant("latency" as const),
        thresholdMs: above0,
        percentile: fc.double({ min: 0.001, max: 99.9999, noNaN: true }),
      },
      { requiredKeys: ["kind", "thresholdMs"] },
    ),
    fc.record({ kind: fc.constant("throughput" as const), minPerSecond: above0 }),
    fc.record({ kind: fc.constant("freshness" as const), maxAgeSeconds: above0 }),
  );
  const polled = {
    type: fc.constant("prometheus" as const),
    dataSource: fc.constantFrom("main", "other"),
  };
  const source = fc.oneof(
    fc.constant({ type: "push" as const }),
    fc.record({ ...polled, good: text, total: text }),
    fc.record({ ...polled, bad: text, total: text }),
    fc.record({ ...polled, ratio: text }),
    fc.record({ ...polled, value: text }),
  );
  const objective = fc.record({
    target: percent,
    window: fc.oneof(
      fc.record({ type: fc.constant("rolling" as const), days: fc.integer({ min: 4, max: 90 }) }),
      fc.record({
        type: fc.constant("calendar" as const),
        unit: fc.constantFrom("week", "month"),
        timeZone: fc.constantFrom("UTC", "Europe/Berlin", "Asia/Kathmandu", "europe/berlin"),
      }),
    ),
    budgeting: fc.oneof(
      fc.constant({ method: "occurrences" as const }),
      fc.record({
        method: fc.constant("timeslices" as const),
        sliceMinutes: fc.constantFrom(1, 5),
        sliceTarget: percent,
      }),
      fc.record({
        method: fc.constant("ratio-timeslices" as const),
        sliceMinutes: fc.constantFrom(1, 5),
      }),
    ),
    noData: fc.constantFrom("ignore", "good", "bad"),
  });
  const rule = fc
    .record({
      severity: fc.constantFrom("page", "ticket"),
      long: fc.constantFrom("1h", "2h", "6h", "1d", "3d", "4320m"),
      short: fc.constantFrom("5m", "10m", "30m"),
      trigger: fc.oneof(
        fc.record({ factor: fc.double({ min: 1e-6, max: 19, noNaN: true }) }),
        fc.record({ budgetShare: fc.integer({ min: 1, max: 20_000 }).map((ppm) => ppm / 1e6) }),
      ),
    })
    .map(({ trigger, ...others }) => ({ ...others, ...trigger }));
  const guards = {
    minBadEvents: fc.integer({ min: 1, max: 1e6 }),
    noDataAfterMinutes: fc.integer({ min: 1, max: 43_200 }),
    minCoverage: fc.integer({ min: 1, max: 100 }),
  };
  const alerting = fc.oneof(
    fc.record(
      { policy: fc.constantFrom("default", "none"), ...guards },
      { requiredKeys: ["policy"] },
    ),
    fc.record(
      {
        policy: fc.constant("custom"),
        rules: fc.array(rule, { minLength: 1, maxLength: 8 }),
        ...guards,
      },
      { requiredKeys: ["policy", "rules"] },
    ),
  );
  return fc
    .record({
      name: text,
      description: text,
      sli,
      source,
      objectives: fc.array(objective, { minLength: 1, maxLength: 3 }),
      alerting,
    })
    .map((body) => sloDefinitionSchema.safeParse(body))
    .filter((parsed) => parsed.success)
    .map(({ data }) => data);
}
