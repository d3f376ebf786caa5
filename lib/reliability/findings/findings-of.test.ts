import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyRegistry } from "@/lib/testing/any-registry";
import { call, NOW } from "@/lib/testing/registries";
import { runs } from "@/lib/testing/runs";
import { dependencyInputSchema } from "../registry/schema";
import type { Registry } from "../registry/graph";
import { type Finding, findingKey } from "./finding";
import { findingsOf } from "./findings-of";
import { plain, said } from "./wording";

const keysOf = (registry: Registry, ...severities: Finding["severity"][]): string[] =>
  findingsOf(registry, NOW)
    .filter(({ severity }) => severities.includes(severity))
    .map(findingKey)
    .sort();

/** Where another known figure, or a value that the schema names, stands in for the one removed. */
const REPLACED = ["targetPercent", "ownAvailabilityPercent", "availabilityPercent", "criticality"];
const FIXED = ["slug", "caller", "callee", "kind", "max"];

/** The same object without each of its fields in turn, also within them. */
function lessOf(whole: object): object[] {
  return Object.entries(whole).flatMap(([field, value]) => {
    const inner: unknown = value;
    const { [field as keyof typeof whole]: _, ...without } = whole;
    const deeper =
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? lessOf(inner).map((less) => ({ ...whole, [field]: less }))
        : [];
    return FIXED.includes(field) || REPLACED.includes(field) ? deeper : [without, ...deeper];
  });
}

function lessKnown({ services, dependencies }: Registry): Registry[] {
  const without = <T extends object>(list: readonly T[], at: number): T[][] =>
    lessOf(list[at] ?? {}).map((less) => list.with(at, less as T));
  return [
    ...services.flatMap((_, at) =>
      without(services, at).map((less) => ({ services: less, dependencies })),
    ),
    ...dependencies.flatMap((_, at) =>
      without(dependencies, at).map((less) => ({ services, dependencies: less })),
    ),
  ];
}

describe("in any registry", () => {
  it("no call or service has two findings of one rule", () => {
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        const keys = findingsOf(registry, NOW).map(findingKey);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { seed: 1, numRuns: runs(200) },
    );
  });

  it("nobody makes an error by not knowing", () => {
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        const before = keysOf(registry, "error");
        for (const less of lessKnown(registry))
          for (const key of keysOf(less, "error")) expect(before).toContain(key);
      }),
      { seed: 2, numRuns: runs(10) },
    );
  });

  it("every number survives JSON: none is endless, and none is no number", () => {
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        for (const finding of findingsOf(registry, NOW)) {
          expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
          expect(plain(said`${finding.message} ${finding.formula} ${finding.change}`)).not.toMatch(
            /NaN|undefined|Infinity|null\b(?! if| for)/,
          );
        }
      }),
      { seed: 3, numRuns: runs(200) },
    );
  });

  it("no number is longer than anyone would write it, and one thing is not several", () => {
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        for (const { message, formula, change } of findingsOf(registry, NOW))
          expect(plain(said`${message} ${formula} ${change}`)).not.toMatch(
            /\.\d{10}|(?<![\d.])\d{5}|\de[+-]\d|(?<![\d.,])1 (calls|slots|times|workers|days|attempts)\b/,
          );
      }),
      { seed: 4, numRuns: runs(200) },
    );
  });

  it("the order of services and calls changes nothing about the list", () => {
    const seen = (some: Registry) =>
      findingsOf(some, NOW).map((finding) => `${finding.severity} ${findingKey(finding)}`);
    fc.assert(
      fc.property(anyRegistry, ({ services, dependencies }) => {
        const turned = {
          services: services.toReversed(),
          dependencies: dependencies.toReversed(),
        };
        expect(seen(turned)).toEqual(seen({ services, dependencies }));
      }),
      { seed: 4, numRuns: runs(200) },
    );
  });

  it("minutes at risk are none or some, and never negative", () => {
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        for (const { budgetMinutesAtRisk: minutes } of findingsOf(registry, NOW))
          if (minutes !== null) expect(minutes >= 0 && minutes <= 43_200.001).toBe(true);
      }),
      { seed: 5, numRuns: runs(200) },
    );
  });
});

describe("a call of which nothing is known", () => {
  const bare: Registry = { services: [{ slug: "shop" }], dependencies: [call()] };

  it("has hints alone, each of which names what to register", () => {
    const findings = findingsOf(bare, NOW);
    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([
      ["TIMEOUT-BUDGET", "hint"],
    ]);
    expect(findings.every(({ missing }) => missing.length > 0)).toBe(true);
  });

  it("gets more hints once it is known to be retried", () => {
    const retried = { ...bare, dependencies: [call({ attempts: 3 })] };
    expect(keysOf(retried, "hint")).toEqual([
      "NO-JITTER/shop/pay",
      "RETRY-BUDGET/shop/pay",
      "TIMEOUT-BUDGET/shop/pay",
      "UNSAFE-RETRY/shop/pay",
    ]);
    expect(keysOf(retried, "error", "warning")).toEqual([]);
  });
});

describe("the list", () => {
  it("begins with the worst: errors, then what risks most of the budget", () => {
    const severities = { error: 0, warning: 1, hint: 2 };
    fc.assert(
      fc.property(anyRegistry, (registry) => {
        const ranks = findingsOf(registry, NOW).map(
          ({ severity, budgetMinutesAtRisk }) =>
            severities[severity] * 1e6 - (budgetMinutesAtRisk ?? -1),
        );
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
      { seed: 6, numRuns: runs(100) },
    );
  });

  it("covers services that only call, and takes what the schema lets through", () => {
    const parsed = dependencyInputSchema.parse({ attempts: 3, retryBudget: null });
    const registry = {
      services: [],
      dependencies: [call({ ...parsed, caller: "a", callee: "b" })],
    };
    expect(keysOf(registry, "warning")).toEqual(["RETRY-BUDGET/a/b"]);
  });
});

it("a key has the dependency at its end, or none", () => {
  const of = { id: "ORDER", service: "shop" } as const;
  const key = (dependency: string | null, calleeKind: Finding["calleeKind"]) =>
    findingKey({ ...of, dependency, calleeKind });
  expect(key("pay", "service")).toBe("ORDER/shop/pay");
  expect(key("pay", "external")).toBe("ORDER/shop/external:pay");
  expect(key(null, null)).toBe("ORDER/shop");
});
