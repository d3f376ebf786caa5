import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runs } from "@/lib/testing/runs";
import { MINUTE_MS } from "@/lib/time/duration";
import type { EscalationPolicy, Resolve, Target } from "./policy";
import {
  start,
  step,
  type Effect,
  type Escalation,
  type EscalationEvent,
  type Rules,
} from "./walk";

const T0 = Date.parse("2026-06-01T02:00Z");
const minute = (minutes: number): number => T0 + minutes * MINUTE_MS;
const person = (name: string): Target => ({ kind: "person", person: name });

/** A schedule that has a gap, and a team of two. */
const resolve: Resolve = (target) => {
  switch (target.kind) {
    case "person":
      return [target];
    case "channel":
      return [target];
    case "schedule":
      return target.schedule === "gap" ? [] : [{ kind: "person", person: "ana" }];
    case "team":
      return [
        { kind: "person", person: "ana" },
        { kind: "person", person: "ben" },
      ];
    default:
      throw new RangeError(`no target ${String(target satisfies never)}`);
  }
};
const GAP: Target = { kind: "schedule", schedule: "gap" };

const policy = (levels: [Target[], number][], more: Partial<EscalationPolicy> = {}): Rules => ({
  policy: {
    levels: levels.map(([targets, timeoutMinutes]) => ({ targets, timeoutMinutes })),
    repeat: 0,
    whenNobodyAnswers: [{ kind: "channel", channel: "ops" }],
    reNotifyAfterMinutes: 60,
    ...more,
  },
  resolve,
  pagedFor: ["page"],
});

/** What happens in words, minute by minute; `events` happen before that minute is looked at. */
function story(rules: Rules, minutes: number, events: Record<number, EscalationEvent> = {}) {
  const words: string[] = [];
  const say = (at: number, effects: readonly Effect[]) =>
    words.push(...effects.map((effect) => `${String(at)}: ${wordsOf(effect)}`));
  const began = start(T0, rules);
  say(0, began.effects);
  let { escalation } = began;
  for (let at = 1; at <= minutes; at += 1) {
    for (const event of [events[at], { kind: "due" } as const]) {
      if (!event) continue;
      const next = step(escalation, event, minute(at), rules);
      escalation = next.escalation;
      say(at, next.effects);
    }
  }
  return { words, escalation };
}

function wordsOf(effect: Effect): string {
  switch (effect.kind) {
    case "notify":
      return `level ${String(effect.level)} ${namesOf(effect.recipients)}${effect.missed > 0 ? ` missed ${String(effect.missed)}` : ""}`;
    case "skipped":
      return `skipped ${String(effect.level)}`;
    case "asked-again":
      return `asked ${effect.person}`;
    case "nobody-answered":
      return `nobody answered, ${namesOf(effect.recipients)}`;
    case "no-policy":
      return "no policy";
    case "canceled":
      return "canceled";
    default:
      throw new RangeError(`no effect ${String(effect satisfies never)}`);
  }
}
const namesOf = (recipients: readonly ReturnType<Resolve>[number][]) =>
  recipients.map((one) => (one.kind === "person" ? one.person : `#${one.channel}`)).join("+");

const TWO = policy([
  [[person("ana")], 5],
  [[person("ben")], 10],
]);

describe("a walk that nobody answers", () => {
  test("goes from level to level at their minutes, tells earlier levels too, and ends loudly", () => {
    expect(story(TWO, 60).words).toEqual([
      "0: level 0 ana",
      "5: level 1 ana+ben",
      "15: nobody answered, #ops",
    ]);
  });

  test("is loud again as long as it goes on, until somebody acknowledges", () => {
    expect(story(TWO, 300, { 140: { kind: "acknowledged", by: "eva" } }).words.slice(2)).toEqual([
      "15: nobody answered, #ops",
      "75: nobody answered, #ops",
      "135: nobody answered, #ops",
      "140: canceled",
      "200: asked eva",
      "210: level 1 ana+ben",
      "220: nobody answered, #ops",
      "280: nobody answered, #ops",
    ]);
  });

  test("repeats as often as asked", () => {
    const twice = policy([[[person("ana")], 5]], { repeat: 2 });
    expect(story(twice, 60).words).toEqual([
      "0: level 0 ana",
      "5: level 0 ana",
      "10: level 0 ana",
      "15: nobody answered, #ops",
    ]);
    expect(story(policy([[[person("ana")], 5]], { repeat: "forever" }), 60).words.length).toBe(13);
  });

  test("does not wait for a level that stands for nobody", () => {
    const gap = policy([
      [[GAP], 30],
      [[person("ben")], 5],
    ]);
    expect(story(gap, 5).words).toEqual([
      "0: skipped 0",
      "0: level 1 ben",
      "5: nobody answered, #ops",
    ]);
  });

  test("ends loudly at once where no level stands for anybody, even one that repeats for ever", () => {
    expect(story(policy([[[GAP], 5]], { repeat: "forever" }), 5).words).toEqual([
      "0: skipped 0",
      "0: nobody answered, #ops",
    ]);
  });

  test("begins with the last resort where there are no levels, and goes on with it", () => {
    const { words } = story(policy([]), 150, { 70: { kind: "acknowledged", by: "eva" } });
    expect(words).toEqual([
      "0: no policy",
      "60: nobody answered, #ops",
      "70: canceled",
      "130: asked eva",
      "135: nobody answered, #ops",
    ]);
  });

  test("tells a person who is in two targets once", () => {
    const rules = policy([[[person("ana"), { kind: "team", team: "t" }, person("ana")], 5]]);
    expect(story(rules, 1).words).toEqual(["0: level 0 ana+ben"]);
  });
});

test("people whom nothing reaches are named, and a level of them alone is not waited for", () => {
  const rules: Rules = {
    ...policy([
      [[person("cem")], 30],
      [[person("cem"), person("ben")], 5],
    ]),
    reaches: (recipient) => recipient.kind === "channel" || recipient.person !== "cem",
  };
  const cem = { kind: "person", person: "cem" };
  expect(start(T0, rules)).toMatchObject({
    escalation: { state: "running", level: 1, nextAt: minute(5) },
    effects: [
      { kind: "skipped", level: 0, unreached: [cem] },
      { kind: "notify", level: 1, recipients: [person("ben")], unreached: [cem] },
    ],
  });
});

test("whoever is not reached is not waited for when they are to be asked again", () => {
  const rules: Rules = { ...TWO, reaches: ({ kind }) => kind === "person" };
  const own = step(
    start(T0, rules).escalation,
    { kind: "acknowledged", by: "eva" },
    minute(1),
    rules,
  ).escalation;
  const nobody: Rules = {
    ...TWO,
    reaches: (recipient) => recipient.kind === "person" && recipient.person !== "eva",
  };
  expect(step(own, { kind: "due" }, minute(61), nobody)).toMatchObject({
    escalation: { state: "running", level: 0 },
    effects: [
      { kind: "asked-again", person: "eva" },
      { kind: "notify", level: 0 },
    ],
  });
});

describe("an acknowledgement", () => {
  test("leaves it with the first, until they are asked again or hand it over", () => {
    const at = (by: string, from?: string) => ({ kind: "acknowledged", by, from }) as const;
    const own = step(start(T0, TWO).escalation, at("ana"), minute(1), TWO).escalation;
    expect(step(own, at("ben"), minute(2), TWO)).toEqual({ escalation: own, effects: [] });
    expect(step(own, at("ben", "cem"), minute(2), TWO).escalation).toBe(own);
    const given = step(own, at("ben", "ana"), minute(2), TWO);
    expect(given).toMatchObject({ escalation: { by: "ben" }, effects: [{ kind: "canceled" }] });
    const asked = step(own, { kind: "due" }, minute(61), TWO).escalation;
    expect(step(asked, at("ana"), minute(62), TWO).escalation).toMatchObject({
      by: "ana",
      asked: false,
      nextAt: minute(122),
    });
  });

  test("silences the rest", () => {
    const { words, escalation } = story(TWO, 40, { 7: { kind: "acknowledged", by: "ben" } });
    expect(words).toEqual(["0: level 0 ana", "5: level 1 ana+ben", "7: canceled"]);
    expect(escalation).toMatchObject({ state: "acknowledged", by: "ben" });
  });

  test("of what still fires later is asked again, first whoever gave it, then the level", () => {
    const { words } = story(TWO, 90, { 2: { kind: "acknowledged", by: "ana" } });
    expect(words).toEqual([
      "0: level 0 ana",
      "2: canceled",
      "62: asked ana",
      "67: level 0 ana",
      "72: level 1 ana+ben",
      "82: nobody answered, #ops",
    ]);
  });

  test("after the loud end is heard too", () => {
    const { words } = story(TWO, 30, { 20: { kind: "acknowledged", by: "eva" } });
    expect(words.at(-1)).toBe("20: canceled");
  });

  test("that comes after the resolve changes nothing", () => {
    const { words, escalation } = story(TWO, 30, {
      3: { kind: "resolved" },
      4: { kind: "acknowledged", by: "ana" },
    });
    expect(words).toEqual(["0: level 0 ana", "3: canceled"]);
    expect(escalation).toEqual({ state: "done" });
  });
});

describe("an engine that stood still", () => {
  const THREE = policy([
    [[person("ana")], 5],
    [[person("ben")], 5],
    [[person("cem")], 5],
  ]);

  test("sends one message for the level that is due now, which gets its whole time", () => {
    const began = start(T0, THREE);
    const late = step(began.escalation, { kind: "due" }, minute(12), THREE);
    expect(late.effects.map(wordsOf)).toEqual(["level 2 ana+ben+cem missed 1"]);
    expect(late.escalation).toMatchObject({ nextAt: minute(17) });
  });

  test("a few seconds late keeps to the minutes of the policy", () => {
    const late = step(start(T0, THREE).escalation, { kind: "due" }, minute(5) + 7000, THREE);
    expect(late.escalation).toMatchObject({ level: 1, nextAt: minute(10) });
  });

  test("past the end ends loudly, once, and again after an hour", () => {
    const late = step(start(T0, THREE).escalation, { kind: "due" }, minute(600), THREE);
    expect(late.effects.map(wordsOf)).toEqual(["nobody answered, #ops"]);
    expect(step(late.escalation, { kind: "due" }, minute(659), THREE).effects).toEqual([]);
    const again = step(late.escalation, { kind: "due" }, minute(660), THREE);
    expect(again.effects.map(wordsOf)).toEqual(["nobody answered, #ops"]);
    expect(again.escalation).toMatchObject({ state: "exhausted", nextAt: minute(720) });
  });
});

const target = fc.constantFrom<Target>(GAP, person("ana"), person("ben"), {
  kind: "team",
  team: "t",
});
const anyRules = fc
  .record({
    levels: fc.array(fc.tuple(fc.array(target, { maxLength: 2 }), fc.integer({ min: 1, max: 9 })), {
      maxLength: 4,
    }),
    repeat: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ levels, repeat }) => policy(levels, { repeat }));

test("without an acknowledgement every walk ends loudly, and no sooner again than its interval, however it is looked at", () => {
  fc.assert(
    fc.property(
      anyRules,
      fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 40 }),
      (rules, gaps) => {
        const began = start(T0, rules);
        const loud = began.effects.some(isLoud) ? [T0] : [];
        let { escalation }: { escalation: Escalation } = began;
        let at = T0;
        for (const gap of [...gaps, 100_000]) {
          at += gap * MINUTE_MS;
          const next = step(escalation, { kind: "due" }, at, rules);
          escalation = next.escalation;
          if (next.effects.some(isLoud)) loud.push(at);
        }
        expect(escalation.state).toBe("exhausted");
        expect(loud).not.toEqual([]);
        const apart = loud.slice(1).map((when, index) => when - (loud[index] ?? 0));
        for (const gap of apart) expect(gap).toBeGreaterThanOrEqual(60 * MINUTE_MS);
      },
    ),
    { numRuns: runs(100) },
  );
});

const isLoud = ({ kind }: Effect): boolean => kind === "nobody-answered" || kind === "no-policy";

test("looked at twice in the same instant, nothing is said twice", () => {
  fc.assert(
    fc.property(anyRules, fc.integer({ min: 0, max: 60 }), (rules, minutes) => {
      const once = step(start(T0, rules).escalation, { kind: "due" }, minute(minutes), rules);
      expect(step(once.escalation, { kind: "due" }, minute(minutes), rules).effects).toEqual([]);
    }),
    { numRuns: runs(100) },
  );
});
