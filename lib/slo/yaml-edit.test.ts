import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DOCUMENT, minimal, read, slo } from "@/lib/testing/yaml-documents";
import { runs } from "@/lib/testing/runs";
import type { SloBody } from "./schema";
import { readSlosYaml, type NamedSlo } from "./yaml";
import { editSlosYaml } from "./yaml-edit";
import { writeSlosYaml } from "./yaml-export";

describe("an edit of a document", () => {
  const changed = (change: (definition: NamedSlo["definition"]) => NamedSlo["definition"]) =>
    read(DOCUMENT).slos.map(({ slug, definition }) => ({ slug, definition: change(definition) }));

  it("that changes nothing leaves every comment and every meaning", () => {
    const once = editSlosYaml(DOCUMENT, "checkout", read(DOCUMENT).slos);
    expect(read(once)).toEqual(read(DOCUMENT));
    for (const comment of ["# what customers feel", "# = page", "# 2% of the budget in 1 hour"])
      expect(once).toContain(comment);
  });

  it("writes the new target and what follows from it, and keeps the comments", () => {
    const slos = changed((definition) => ({
      ...definition,
      objectives: definition.objectives.map((objective) => ({ ...objective, targetPpm: 995_000 })),
    }));
    const text = editSlosYaml(DOCUMENT, "checkout", slos);
    expect(text).toContain("target: 99.5%");
    expect(text).toContain("monthly_minutes: 216");
    expect(text).toContain("# what customers feel");
    expect(read(text)).toMatchObject({ slos, warnings: [] });
  });

  it.each([
    [
      "the published table, as it was written for any period",
      7,
      [
        ["critical", "2%", "1h"],
        ["critical", "5%", "6h"],
        ["warning", "10%", "1d"],
        ["warning", "10%", "3d"],
      ],
    ],
    [
      "the table of a week",
      7,
      [
        ["critical", "13.44x", "15m"],
        ["critical", "5.6x", "90m"],
        ["warning", "2.8x", "6h"],
        ["warning", "1.05x", "16h"],
      ],
    ],
  ])("takes %s for the default alerts", (_, days, alerts) => {
    const lines = alerts.map(
      ([severity, amount, window]) =>
        `        - {severity: ${severity}, ${amount?.endsWith("x") ? "burn_rate" : "budget_share"}: ${amount}, window: ${window}}\n`,
    );
    const text = minimal(`    error_budget:\n      burn_rate_alerts:\n${lines.join("")}`).replace(
      "30d",
      `${days}d`,
    );
    expect(read(text).slos[0]?.definition.alerting).toEqual({ policy: "default", minBadEvents: 1 });
  });

  it("writes no alerts where the default ones of two objectives differ, and reads that as the default", () => {
    const text = minimal("").replace(
      "    target: 99.9%\n    window: 30d\n",
      "    objectives: [{target: 99.9%, window: 30d}, {target: 99%, window: 7d}]\n",
    );
    const { slos } = read(text);
    const written = writeSlosYaml("checkout", slos);
    expect(written).not.toContain("burn_rate_alerts");
    expect(read(written).slos).toEqual(slos);
  });

  it("adds no derived value to a document that leaves them out", () => {
    const text = `# ours\n${minimal("")}`;
    const [first] = read(text).slos;
    if (!first) throw new Error("no SLO");
    const slos = [
      {
        ...first,
        definition: {
          ...first.definition,
          objectives: first.definition.objectives.map((objective) => ({
            ...objective,
            targetPpm: 990_000,
            window: { type: "rolling" as const, days: 7 },
          })),
        },
      },
    ];
    expect(editSlosYaml(text, "checkout", slos)).toBe(
      text.replace("99.9%", "99%").replace("30d", "7d"),
    );
  });

  it("takes SLOs away, adds new ones, and always means what it was told", () => {
    const slos = [
      slo("brand-new", { alerting: { policy: "none" } }),
      ...changed((definition) => ({
        ...definition,
        source: { type: "push" },
        alerting: { policy: "default", minBadEvents: 1 },
      })),
    ];
    expect(read(editSlosYaml(DOCUMENT, "checkout", slos)).slos).toEqual(slos.toReversed());
    expect(read(editSlosYaml(DOCUMENT, "checkout", slos.slice(0, 1))).slos).toEqual(
      slos.slice(0, 1),
    );
  });

  it("turns one objective into two", () => {
    const slos = changed((definition) => ({
      ...definition,
      objectives: [
        ...definition.objectives,
        {
          targetPpm: 990_000,
          window: { type: "rolling", days: 7 },
          budgeting: { method: "occurrences" },
          noData: "ignore",
        },
      ],
    }));
    expect(read(editSlosYaml(DOCUMENT, "checkout", slos)).slos).toEqual(slos);
  });

  const TWO = `# Owned by the shop team.
service: checkout
source: main
slos:
# what customers feel
- name: zebra # first of all
  sli: &sli {type: availability, query: up}
  # agreed with support
  objectives:
  - {target: 99.9%, window: 30d} # as in the contract
# for engineers
- name: ant
  sli: *sli
  target: 99% # for a start
  window: 7d
  error_budget: {monthly_minutes: 1}
`;
  const with99 = ({ slug, definition }: NamedSlo): NamedSlo => ({
    slug,
    definition: {
      ...definition,
      objectives: definition.objectives.map((objective) => ({ ...objective, targetPpm: 990_000 })),
    },
  });

  it("that changes nothing leaves the very text, if what it derives is right", () => {
    const right = TWO.replace("monthly_minutes: 1}", "monthly_minutes: 432}");
    expect(editSlosYaml(right, "checkout", read(right).slos.toReversed())).toBe(right);
    expect(editSlosYaml(TWO, "checkout", read(TWO).slos)).toBe(right);
  });

  it("keeps the order of the document, its indents, and the comments of what stays, whatever the others need", () => {
    const [zebra, ant] = read(TWO).slos;
    if (!zebra || !ant) throw new Error("no SLOs");
    const text = editSlosYaml(TWO, "checkout", [slo("brand-new", {}), ant, with99(zebra)]);
    expect(read(text)).toMatchObject({
      slos: [with99(zebra), ant, slo("brand-new", {})],
      warnings: [],
    });
    for (const comment of [
      "# Owned by the shop team.",
      "\n# what customers feel\n- name: zebra",
      "# agreed with support",
      "# as in the contract",
      "\n# for engineers\n- name: ant",
      "99% # for a start",
    ])
      expect(text).toContain(comment);
  });

  it("keeps the comments around an SLO that is rewritten, and what others took from it", () => {
    const [zebra, ant] = read(TWO).slos;
    if (!zebra || !ant) throw new Error("no SLOs");
    const pushed = {
      ...zebra,
      definition: { ...zebra.definition, source: { type: "push" as const } },
    };
    const text = editSlosYaml(TWO, "checkout", [pushed, ant]);
    expect(read(text)).toMatchObject({ slos: [pushed, ant], warnings: [] });
    for (const comment of [
      "\n# what customers feel\n- name: zebra",
      "\n# for engineers\n- name: ant",
      "99% # for a start",
    ])
      expect(text).toContain(comment);
  });

  it("fixes a share in a comment that no longer holds", () => {
    const slos = changed((definition) => ({
      ...definition,
      objectives: definition.objectives.map((objective) => ({
        ...objective,
        window: { type: "rolling", days: 15 },
      })),
    }));
    expect(editSlosYaml(DOCUMENT, "checkout", slos)).toContain(
      "burn_rate: 14.4x # 4% of the budget in 1 hour",
    );
  });

  it("always means what it was told, and keeps the comments of what nobody changed", () => {
    const target = fc.constantFrom(99.9, 99, 95.5);
    const window = fc.constantFrom(
      { type: "rolling" as const, days: 30 },
      { type: "rolling" as const, days: 7 },
      { type: "calendar" as const, unit: "month" as const, timeZone: "UTC" },
    );
    const body: fc.Arbitrary<Partial<SloBody>> = fc.record({
      name: fc.constantFrom("zebra", "Checkout: 'up' #1"),
      description: fc.constantFrom("", "- two\n# lines"),
      sli: fc.constantFrom<SloBody["sli"][]>(
        { kind: "availability" },
        { kind: "latency", thresholdMs: 200 },
      ),
      source: fc.constantFrom<NonNullable<SloBody["source"]>[]>(
        { type: "push" },
        { type: "prometheus", dataSource: "main", ratio: "up" },
        { type: "prometheus", dataSource: "other", good: "a", total: "b" },
        { type: "prometheus", dataSource: "other", good: "a", total: "b", absent: "unknown" },
      ),
      objectives: fc.uniqueArray(fc.record({ target, window }), {
        selector: (objective) => JSON.stringify(objective),
        minLength: 1,
        maxLength: 2,
      }),
      noData: fc.constantFrom("ignore" as const, "bad" as const),
      alerting: fc.constantFrom<NonNullable<SloBody["alerting"]>[]>(
        { policy: "default" },
        { policy: "none" },
        { policy: "custom", rules: [{ severity: "page", long: "2h", short: "7m", factor: 11.5 }] },
      ),
    });
    const bodies = fc.uniqueArray(
      fc.record({ slug: fc.constantFrom("zebra", "ant", "availability", "new"), body }),
      { selector: ({ slug }) => slug, minLength: 1 },
    );
    const texts = fc.constantFrom(
      DOCUMENT,
      TWO,
      minimal("    error_budget: {burn_rate_alerts: []} # none\n"),
      writeSlosYaml("checkout", [slo("new", {}), slo("ant", {})]),
    );
    const bySlug = (slos: readonly NamedSlo[]) =>
      new Map(slos.map(({ slug, definition }) => [slug, definition]));
    fc.assert(
      fc.property(texts, bodies, fc.boolean(), (text, given, keep) => {
        const kept = keep ? read(text).slos : [];
        const slos = [
          ...kept,
          ...given
            .map((one) => slo(one.slug, one.body))
            .filter(({ slug }) => !kept.some((one) => one.slug === slug)),
        ];
        const after = editSlosYaml(text, "checkout", slos);
        expect(bySlug(read(after).slos)).toEqual(bySlug(slos));
        if (keep) for (const [comment] of text.matchAll(/# .*/g)) expect(after).toContain(comment);
      }),
      { seed: 11, numRuns: runs(30) },
    );
  }, 60_000);
});

describe("dependencies in a document", () => {
  const SLO =
    "slos:\n  - name: up\n    sli: {type: availability}\n    target: 99%\n    window: 30d\n";
  const text = `service: checkout\n# Who we call\ndependencies:\n  mail: {attempts: 2} # by the night job\n  # the bank\n  bank:\n    criticality: hard # really\n${SLO}`;
  const read = (document: string) => {
    const found = readSlosYaml(document);
    if (!found.ok) throw new Error(JSON.stringify(found.faults));
    return found;
  };
  const { slos } = read(text);

  it("keep their comments and order while one of them changes", () => {
    const bank = { criticality: "hard" as const, attempts: 3 };
    expect(editSlosYaml(text, "checkout", slos, { bank, mail: { attempts: 2 } })).toBe(
      text.replace("# really\n", "# really\n    attempts: 3\n"),
    );
  });

  it("stay untouched while nothing changes, and go when they are gone", () => {
    const bank = { criticality: "hard" as const };
    expect(editSlosYaml(text, "checkout", slos, { bank, mail: { attempts: 2 } })).toBe(text);
    expect(editSlosYaml(text, "checkout", slos, { bank })).not.toContain("mail");
    expect(editSlosYaml(text, "checkout", slos, {})).not.toContain("dependencies");
  });

  it("stand beside what is said of the service, each where it stood", () => {
    const runbook = "https://wiki.example.org/checkout";
    const about = { runbook, callsNothing: true };
    const plain = `service: checkout\n${SLO}`;
    const edited = editSlosYaml(plain, "checkout", slos, {}, about);
    expect(edited).toBe(`service: checkout\nrunbook: ${runbook}\ncalls_nothing: true\n${SLO}`);
    const commented = edited
      .replace("true\n", "true # really\n")
      .replace("/checkout", "/old # by Ana");
    expect(editSlosYaml(commented, "checkout", slos, {}, about)).toBe(
      commented.replace("/old # by Ana", "/checkout # by Ana"),
    );
    expect(editSlosYaml(edited, "checkout", slos, {}, {})).toBe(plain);
    const said = plain.replace("slos:", "calls_nothing: false\nslos:");
    expect(editSlosYaml(said, "checkout", slos, {}, {})).toBe(said);
    expect(editSlosYaml(said, "checkout", slos, {}, { callsNothing: true })).toBe(
      said.replace("false", "true"),
    );
  });

  it("come before the SLOs in a document that had none", () => {
    const edited = editSlosYaml(`service: checkout\n${SLO}`, "checkout", slos, { mail: {} });
    expect(edited).toBe(`service: checkout\ndependencies:\n  mail: {}\n${SLO}`);
    expect(read(edited).dependencies).toEqual({ mail: {} });
  });
});
