import { describe, expect, it } from "vitest";
import { call, found, missingIn, theOne } from "@/lib/testing/registries";
import type { Dependency } from "../../registry/schema";

const hard = (caller: string, callee: string, more: Partial<Dependency> = {}): Dependency =>
  call({ caller, callee, criticality: "hard", ...more });
const promised = (caller: string, callee: string, availabilityPercent: number): Dependency =>
  hard(caller, callee, { availabilityPercent });

const shop = { slug: "shop", targetPercent: 99.9, ownAvailabilityPercent: 99.95 };
const three = [
  promised("shop", "pay", 99.9),
  promised("shop", "stock", 99.9),
  promised("shop", "mail", 99.95),
];

describe("SLO-CEILING", () => {
  it("multiplies the service's own availability with that of its hard dependencies", () => {
    const { values, severity, dependency, budgetMinutesAtRisk } = theOne("SLO-CEILING", three, [
      shop,
    ]);
    expect([severity, dependency]).toEqual(["error", null]);
    expect(values.ceilingPercent).toBeCloseTo(99.7003, 4);
    expect(values.ceilingMinutes).toBeCloseTo(129.46, 2);
    expect(values.targetMinutes).toBeCloseTo(43.2, 6);
    expect(values.shortfallMinutes).toBeCloseTo(86.26, 2);
    expect(values.targetPercent).toBe(99.9);
    expect(values.dependencies).toEqual([
      { name: "pay", availabilityPercent: 99.9 },
      { name: "stock", availabilityPercent: 99.9 },
      { name: "mail", availabilityPercent: 99.95 },
    ]);
    expect(budgetMinutesAtRisk).toBeCloseTo(86.26, 2);
  });

  it("puts the numbers into the formula", () => {
    expect(theOne("SLO-CEILING", three, [shop]).formula).toBe(
      "99.95% × 99.9% × 99.9% × 99.95% = 99.7003% = 129.46 min in 30 days; 99.9% allows 43.2 min: 86.26 min too many",
    );
  });

  it("counts a database that two dependencies share once", () => {
    const diamond = [
      hard("shop", "pay"),
      hard("shop", "stock"),
      promised("pay", "db", 99.9),
      promised("stock", "db", 99.9),
    ];
    const services = [
      { slug: "shop", targetPercent: 99.95, ownAvailabilityPercent: 100 },
      { slug: "pay", ownAvailabilityPercent: 100 },
      { slug: "stock", ownAvailabilityPercent: 100 },
    ];
    expect(theOne("SLO-CEILING", diamond, services).values.ceilingPercent).toBe(99.9);
  });

  it("takes out of a dependency's target what its own dependencies lose", () => {
    const chain = [hard("shop", "pay"), promised("pay", "db", 99.95)];
    const services = [
      { slug: "shop", targetPercent: 99.99, ownAvailabilityPercent: 100 },
      { slug: "pay", targetPercent: 99.9 },
    ];
    const { values } = theOne("SLO-CEILING", chain, services);
    expect(values.ceilingPercent).toBeCloseTo(99.9, 9);
    expect(values.dependencies[0]?.availabilityPercent).toBeCloseTo((99.9 / 99.95) * 100, 9);
  });

  it("takes a dependency whose target is above what it rests on as perfect by itself", () => {
    const chain = [hard("shop", "pay"), promised("pay", "db", 99.5)];
    const services = [
      { slug: "shop", targetPercent: 99.9, ownAvailabilityPercent: 100 },
      { slug: "pay", targetPercent: 99.9 },
    ];
    expect(found("SLO-CEILING", chain, services)[0]?.values.ceilingPercent).toBe(99.5);
  });

  it("asks nobody to register what they may not see, and says 'at most' where it counts", () => {
    const hidden = "a service of another team";
    const services = [shop, { slug: hidden }];
    expect(found("SLO-CEILING", [hard("shop", hidden)], services)).toEqual([]);
    const { message, missing } = theOne("SLO-CEILING", [...three, hard("shop", hidden)], services);
    expect(message).toContain("at most 99.7003%");
    expect(missing).toEqual([]);
  });

  it("says 'at most' where the service's own availability is unknown", () => {
    const one = theOne(
      "SLO-CEILING",
      [promised("shop", "pay", 99.5)],
      [{ slug: "shop", targetPercent: 99.9 }],
    );
    expect(one.message).toContain("at most 99.5%");
    expect(missingIn(one)).toEqual(["shop: ownAvailabilityPercent"]);
  });

  it("falls back to what was measured of an external callee, and never of a service", () => {
    const measured = [hard("shop", "pay", { measured: { errorRatio: 0.01 } })];
    expect(theOne("SLO-CEILING", measured, [shop]).values.ceilingPercent).toBeCloseTo(98.9505, 6);
    const [hint] = found("SLO-CEILING", measured, [shop, { slug: "pay" }]);
    expect(hint?.severity).toBe("hint");
  });

  it("names a callee of unknown availability, leaves it out, and is no more than a hint then", () => {
    const one = theOne("SLO-CEILING", [hard("shop", "pay")], [shop]);
    expect(one.severity).toBe("hint");
    expect(one.values.dependencies).toEqual([{ name: "pay", availabilityPercent: null }]);
    expect(one.values.ceilingPercent).toBe(99.95);
    expect(one.values.shortfallMinutes).toBe(0);
    expect(one.budgetMinutesAtRisk).toBeNull();
    expect(missingIn(one)).toEqual(["shop to pay: availabilityPercent"]);
  });

  it("is silent where the target is exactly the ceiling, and without a target", () => {
    const exact = { slug: "shop", targetPercent: 99.9, ownAvailabilityPercent: 100 };
    expect(found("SLO-CEILING", [promised("shop", "pay", 99.9)], [exact])).toEqual([]);
    expect(found("SLO-CEILING", three, [{ slug: "shop" }])).toEqual([]);
    expect(found("SLO-CEILING", [], [shop])).toEqual([]);
  });

  it.each([98, 98.7, 99.1, 99.3, 99.6, 99.9])(
    "allows a target of %f above a dependency with the same target, whatever binary fractions make of it",
    (targetPercent) => {
      const chain = [
        hard("shop", "pay"),
        promised("pay", "db", 99.93),
        promised("pay", "dns", 99.97),
      ];
      const services = [
        { slug: "shop", targetPercent, ownAvailabilityPercent: 100 },
        { slug: "pay", targetPercent },
      ];
      expect(found("SLO-CEILING", chain, services).filter((one) => one.service === "shop")).toEqual(
        [],
      );
    },
  );

  it("knows nothing of a dependency that needs itself, and ends", () => {
    const loop = [hard("shop", "a"), hard("a", "b"), hard("b", "a")];
    const services = [shop, { slug: "a", targetPercent: 90 }, { slug: "b", targetPercent: 90 }];
    const [ceiling] = found("SLO-CEILING", loop, services).filter((one) => one.service === "shop");
    expect(ceiling?.values.dependencies).toEqual([
      { name: "a", availabilityPercent: null },
      { name: "b", availabilityPercent: null },
    ]);
  });
});

describe("EXTRA-NINE", () => {
  it("wants ten times better: 99.99% under 99.9%", () => {
    const { values, severity, formula, budgetMinutesAtRisk } = theOne(
      "EXTRA-NINE",
      [promised("shop", "pay", 99.95)],
      [shop],
    );
    expect(values).toEqual({ neededPercent: 99.99 });
    expect(formula).toBe(
      "1 - (1 - 99.9%) / 10 = 99.99% > 99.95%; (1 - 99.95%) × 43,200 min = 21.6 min",
    );
    expect(severity).toBe("hint");
    expect(budgetMinutesAtRisk).toBeCloseTo(21.6, 9);
  });

  it.each([
    [99.99, []],
    [99.989, ["hint"]],
    [99.9, ["hint"]],
    [99.89, ["warning"]],
  ])("a promise of %f is %j", (promise, severities) => {
    const some = found("EXTRA-NINE", [promised("shop", "pay", promise)], [shop]);
    expect(some.map(({ severity }) => severity)).toEqual(severities);
  });

  it("counts what a fallback covers", () => {
    const fallback = { kind: "cached", coverage: 0.9 } as const;
    const covered = hard("shop", "pay", { availabilityPercent: 99.9, fallback });
    expect(found("EXTRA-NINE", [covered], [shop])).toEqual([]);
  });

  it("takes the target of a service as its promise", () => {
    const some = found(
      "EXTRA-NINE",
      [hard("shop", "pay")],
      [shop, { slug: "pay", targetPercent: 99 }],
    );
    expect(some.map(({ severity }) => severity)).toEqual(["warning"]);
  });
});

describe("FALLBACK-GAIN", () => {
  it("turns 99.9% with a fallback for 90% of the failures into 99.99%", () => {
    const fallback = { kind: "none", coverage: 0.9 } as const;
    const { values, budgetMinutesAtRisk } = theOne("FALLBACK-GAIN", [
      hard("shop", "pay", { availabilityPercent: 99.9, fallback }),
    ]);
    expect(values).toEqual({ withFallbackPercent: 99.99 });
    expect(budgetMinutesAtRisk).toBeCloseTo(38.88, 9);
  });

  it("says that it supposes 90% where no coverage is registered", () => {
    const one = theOne("FALLBACK-GAIN", [promised("shop", "pay", 99)]);
    expect(one.message).toContain("that answers 90% of its failures");
    expect(missingIn(one)).toEqual(["shop to pay: fallback"]);
  });

  it.each([
    ["a soft dependency", { criticality: "soft" as const, availabilityPercent: 99 }],
    ["a perfect one", { availabilityPercent: 100 }],
    ["an unknown one", {}],
    [
      "a fallback of unknown coverage",
      { availabilityPercent: 99, fallback: { kind: "cached" as const } },
    ],
  ])("says nothing of %s", (_, more) => {
    expect(found("FALLBACK-GAIN", [hard("shop", "pay", more)])).toEqual([]);
  });
});

describe("TARGET-HISTORY", () => {
  const history = (observedPercent: number, days = 28) => ({
    histories: [{ service: "shop", observedPercent, days }],
  });
  it.each([
    [99.5, "warning", 172.8],
    [99.9, null, null],
    [99.98, null, null],
    [99.99, "hint", null],
    [100, "hint", null],
  ])("a target of 99.9 with %f measured is %s", (observed, severity, minutes) => {
    const [one] = found("TARGET-HISTORY", [], [shop], history(observed));
    expect(one?.severity ?? null).toBe(severity);
    expect(one?.budgetMinutesAtRisk ?? null).toEqual(minutes);
  });

  it("says nothing of less than a week, and without history", () => {
    expect(found("TARGET-HISTORY", [], [shop], history(90, 6.9))).toEqual([]);
    expect(found("TARGET-HISTORY", [], [shop])).toEqual([]);
  });
});
