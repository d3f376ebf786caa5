import { describe, expect, test } from "vitest";
import { MINUTE_MS } from "@/lib/time/duration";
import { definitionOf, policyBodyOf } from "./body-of";
import { policyFormSchema } from "./form";
import { whyNotNow, type LevelWhen } from "./level-when";
import { pagingWarnings } from "./paged";
import type { EscalationPolicy, Target } from "./policy";
import { policyInputSchema } from "./schema";
import { timelineOf } from "./timeline";
import { start, step, type Rules } from "./walk";

const WORK: LevelWhen = {
  severities: [],
  hours: {
    timeZone: "Europe/Berlin",
    restrictions: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: 9 * 60, to: 17 * 60 }],
    outside: false,
  },
};
const AFTER_WORK: LevelWhen = {
  severities: [],
  hours: WORK.hours && { ...WORK.hours, outside: true },
};
const WORST: LevelWhen = { severities: ["SEV1"], hours: null };

const person = (name: string): Target => ({ kind: "person", person: name });
const at = (text: string): number => Date.parse(text);
const MONDAY = at("2026-06-01T16:50+02:00");

const rules = (levels: [string, LevelWhen | null][], more: Partial<Rules> = {}): Rules => ({
  policy: {
    levels: levels.map(([name, when]) => ({
      targets: [person(name)],
      timeoutMinutes: 5,
      ...(when ? { when } : {}),
    })),
    repeat: 0,
    whenNobodyAnswers: [],
    reNotifyAfterMinutes: 60,
  },
  resolve: (target) => (target.kind === "person" ? [target] : []),
  pagedFor: ["page"],
  ...more,
});
const told = (of: Rules, from: number) =>
  timelineOf(of, from).map(({ afterMinutes, effect }) =>
    effect.kind === "notify"
      ? `${String(afterMinutes)} ${effect.recipients.map((one) => (one.kind === "person" ? one.person : "")).join()}`
      : `${String(afterMinutes)} ${effect.kind}${effect.kind === "skipped" ? ` ${effect.why ?? ""}` : ""}`,
  );

describe("when a level applies", () => {
  test("is always where nothing is said", () => {
    expect(whyNotNow(undefined, [], MONDAY)).toBeNull();
    expect(whyNotNow({ severities: [], hours: null }, ["SEV4"], MONDAY)).toBeNull();
  });

  test.each([
    ["2026-06-01T08:59+02:00", "hours", null],
    ["2026-06-01T09:00+02:00", null, "hours"],
    ["2026-06-01T16:59+02:00", null, "hours"],
    ["2026-06-01T17:00+02:00", "hours", null],
    ["2026-06-06T12:00+02:00", "hours", null],
    ["2026-01-05T09:00+01:00", null, "hours"],
  ])("by the zone's clock at %s: within %s, outside %s", (text, within, outside) => {
    expect([WORK, AFTER_WORK].map((when) => whyNotNow(when, ["page"], at(text)))).toEqual([
      within,
      outside,
    ]);
  });

  test("is by any of what is paged for", () => {
    const paged = [["page"], ["SEV2"], ["SEV1"], ["page", "SEV1"]] as const;
    expect(paged.map((each) => whyNotNow(WORST, each, MONDAY))).toEqual([
      "severity",
      "severity",
      null,
      null,
    ]);
  });
});

describe("a walk by severity and hours", () => {
  const levels: [string, LevelWhen | null][] = [
    ["boss", WORST],
    ["day", WORK],
    ["night", AFTER_WORK],
    ["all", null],
  ];

  test("takes the path of the hour at which each level begins, and skips the rest at once", () => {
    expect(told(rules(levels), MONDAY)).toEqual([
      "0 skipped severity",
      "0 day",
      "5 skipped hours",
      "5 day,all",
      "10 nobody-answered",
    ]);
    // At 17:00 the working day is over: whoever has it then is told no more.
    expect(told(rules(levels), MONDAY + 5 * MINUTE_MS)).toEqual([
      "0 skipped severity",
      "0 day",
      "5 night",
      "10 night,all",
      "15 nobody-answered",
    ]);
  });

  test("takes another path for another severity", () => {
    expect(told(rules(levels, { pagedFor: ["SEV1"] }), MONDAY)).toEqual([
      "0 boss",
      "5 boss,day",
      "10 boss,night",
      "15 boss,night,all",
      "20 nobody-answered",
    ]);
  });

  test("in which no level applies ends loud at once, however often it repeats", () => {
    const never = rules([["boss", WORST]]);
    for (const repeat of [0, 9, "forever"] as const)
      expect(start(MONDAY, { ...never, policy: { ...never.policy, repeat } })).toMatchObject({
        escalation: { state: "exhausted" },
        effects: [{ kind: "skipped", why: "severity" }, { kind: "nobody-answered" }],
      });
  });

  test("goes on to a level that applies by now, also one asked again about after work", () => {
    const began = start(MONDAY, rules(levels));
    const answered = step(
      began.escalation,
      { kind: "acknowledged", by: "day" },
      MONDAY,
      rules(levels),
    );
    const evening = MONDAY + 60 * MINUTE_MS;
    const asked = step(answered.escalation, { kind: "due" }, evening, rules(levels));
    const on = step(asked.escalation, { kind: "due" }, evening + 5 * MINUTE_MS, rules(levels));
    expect(on.effects).toMatchObject([
      { kind: "skipped", level: 1, why: "hours" },
      { kind: "notify", level: 2, recipients: [{ person: "night" }] },
    ]);
  });
});

test("a level that does not apply is no warning, one that reaches nobody is", () => {
  const step = { kind: "skipped", level: 2, afterMinutes: 0, recipients: [] } as const;
  expect(pagingWarnings([{ ...step, why: "hours" }])).toEqual([]);
  expect(pagingWarnings([step])).toHaveLength(1);
});

describe("the body of a policy", () => {
  const body = {
    name: "Default",
    team: "payments",
    levels: [
      { targets: [{ team: "payments" }], timeoutMinutes: 5 },
      {
        targets: [{ person: "ana@example.org" }],
        timeoutMinutes: 5,
        when: {
          severities: ["SEV1" as const],
          hours: {
            timeZone: "Europe/Berlin",
            restrictions: [{ days: ["sat" as const], from: "09:00", to: "17:00" }],
            outside: true,
          },
        },
      },
    ],
  };

  test("comes back as it was, and one without hours is what it was before there were any", () => {
    const definition = definitionOf(policyInputSchema.parse(body));
    expect(definition.levels[0]).toEqual({
      targets: [{ kind: "team", team: "payments" }],
      timeoutMinutes: 5,
    });
    expect(definition.levels[1]?.when?.hours?.restrictions).toEqual([
      { days: ["sat"], from: 540, to: 1020 },
    ]);
    const again = policyBodyOf({ name: "Default", team: { slug: "payments" } }, definition);
    expect(again.levels).toEqual(body.levels);
    const old: EscalationPolicy = { ...definition, levels: definition.levels.slice(0, 1) };
    const oldBody = policyBodyOf({ name: "Default", team: { slug: "payments" } }, old);
    expect(definitionOf(policyInputSchema.parse(oldBody))).toEqual(old);
  });

  test("is read from its form, and what is wrong is said at its field", () => {
    const form = (hours: object) => ({
      slug: "default",
      name: "Default",
      team: "payments",
      repeat: "0",
      reNotifyAfterMinutes: 60,
      levels: [
        { targets: [], timeoutMinutes: 5 },
        { targets: ["team:payments"], timeoutMinutes: 5, when: { severities: ["SEV1"], hours } },
      ],
    });
    const duty = [
      { days: [], from: "09:00", to: "17:00" },
      { days: ["sat"], from: "10:00", to: "12:00" },
    ];
    const hours = { applies: "outside", timeZone: "UTC", restrictions: duty };
    expect(policyFormSchema.parse(form(hours)).input.levels).toMatchObject([
      {
        when: {
          severities: ["SEV1"],
          hours: { outside: true, restrictions: [{ days: ["sat"], from: 600, to: 720 }] },
        },
      },
    ]);
    expect(
      policyFormSchema.parse(form({ ...hours, applies: "always" })).input.levels,
    ).toMatchObject([{ when: { severities: ["SEV1"], hours: null } }]);
    const paths = (wrong: object) =>
      policyFormSchema.safeParse(form(wrong)).error?.issues.map(({ path }) => path.join("."));
    expect(paths({ ...hours, restrictions: [] })).toEqual([
      "levels.1.when.hours.restrictions.0.days",
    ]);
    expect(paths({ ...hours, timeZone: "Moon" })).toEqual(["levels.1.when.hours.timeZone"]);
  });
});
