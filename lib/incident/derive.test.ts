import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runs } from "@/lib/testing/runs";
import { byTime, derive, overtaken, settledAt, type Derived, type KeyTimeValue } from "./derive";
import { ROLES, type Entry, type EntryData } from "./entry";
import { SEVERITIES } from "./severity";
import { isOpen, movesFrom, STATUSES, type Status } from "./status";

const at = (id: number, minute: number, data: EntryData): Entry => ({
  id,
  at: minute * 60_000,
  data,
});
const declared = at(1, 0, { kind: "declared", severity: "SEV2" });

const anyData: fc.Arbitrary<EntryData> = fc.oneof(
  fc.constantFrom(...STATUSES).map((to): EntryData => ({ kind: "status", to })),
  fc.constantFrom(...SEVERITIES).map((to): EntryData => ({ kind: "severity", to })),
  fc
    .record({ role: fc.constantFrom(...ROLES), userId: fc.option(fc.integer({ min: 1, max: 3 })) })
    .map(({ role, userId }): EntryData => ({
      kind: "role",
      role,
      to: userId === null ? null : { userId, name: `u${userId}` },
    })),
  fc.constantFrom<EntryData>({ kind: "note" }, { kind: "update" }),
);
const anyTimeline = fc
  .array(fc.record({ minute: fc.integer({ min: 0, max: 20 }), data: anyData }), { maxLength: 20 })
  .map((drafts) => [
    declared,
    ...drafts.map(({ minute, data }, index) => at(index + 2, minute, data)),
  ]);

describe("what a timeline says", () => {
  it("an incident begins as investigating, with the severity of its declaration", () => {
    expect(derive([declared], [])).toEqual({
      status: "investigating",
      severity: "SEV2",
      sources: {},
      roles: {},
      duplicateOf: null,
      lastUpdateAt: null,
      times: {
        startedAt: 0,
        detectedAt: null,
        acknowledgedAt: null,
        mitigatedAt: null,
        resolvedAt: null,
      },
    });
  });

  it("a re-opened incident that was resolved again was resolved at the last time", () => {
    const timeline = [
      declared,
      at(2, 30, { kind: "status", to: "resolved" }),
      at(3, 40, { kind: "status", to: "investigating" }),
      at(4, 55, { kind: "status", to: "resolved" }),
    ];
    expect(derive(timeline, [])).toMatchObject({
      status: "resolved",
      times: { resolvedAt: 55 * 60_000, mitigatedAt: 55 * 60_000 },
    });
    expect(derive(timeline.slice(0, 3), [])).toMatchObject({
      status: "investigating",
      times: { resolvedAt: null, mitigatedAt: null },
    });
  });

  it("a resolution that was written down before the declaration counts", () => {
    expect(
      derive(
        [
          at(1, 60, { kind: "declared", severity: "SEV3" }),
          at(2, 45, { kind: "status", to: "resolved" }),
        ],
        [],
      ),
    ).toMatchObject({ status: "resolved", times: { resolvedAt: 45 * 60_000 } });
  });

  it("a canceled incident was not resolved", () => {
    expect(
      derive(
        [
          declared,
          at(2, 5, { kind: "status", to: "resolved" }),
          at(3, 6, { kind: "status", to: "canceled" }),
        ],
        [],
      ),
    ).toMatchObject({ status: "canceled", times: { resolvedAt: null } });
  });

  it("a false alarm that was none after all goes on from what it was: a resolved one is no longer mitigated", () => {
    const timeline = [
      declared,
      at(2, 10, { kind: "status", to: "resolved" }),
      at(3, 20, { kind: "status", to: "canceled" }),
      at(4, 30, { kind: "status", to: "investigating" }),
    ];
    expect(derive(timeline, []).times).toMatchObject({ mitigatedAt: null, resolvedAt: null });
    expect(
      derive([...timeline, at(5, 1000, { kind: "status", to: "resolved" })], []).times,
    ).toMatchObject({ mitigatedAt: 1000 * 60_000, resolvedAt: 1000 * 60_000 });
    const never = [
      declared,
      at(2, 10, { kind: "status", to: "canceled" }),
      at(3, 20, { kind: "status", to: "investigating" }),
      at(4, 30, { kind: "status", to: "monitoring" }),
    ];
    expect(derive(never, []).times.mitigatedAt).toBe(30 * 60_000);
  });

  it("that nobody knew when it was mitigated holds until the impact came back", () => {
    const timeline = [
      declared,
      at(2, 30, { kind: "status", to: "resolved" }),
      at(3, 40, { kind: "status", to: "investigating" }),
      at(4, 55, { kind: "status", to: "resolved" }),
    ];
    const unknown = (minute: number): KeyTimeValue => ({
      id: 1,
      mark: "mitigated",
      at: null,
      source: "human",
      setAt: minute * 60_000,
    });
    expect(derive(timeline, [unknown(35)]).times.mitigatedAt).toBe(55 * 60_000);
    expect(derive(timeline, [unknown(60)]).times.mitigatedAt).toBeNull();
  });

  it.each<[string, EntryData[], number | null]>([
    ["an update", [{ kind: "update" }], 10],
    ["a raised severity", [{ kind: "severity", to: "SEV1" }], 10],
    ["a lowered severity does not", [{ kind: "severity", to: "SEV4" }], null],
    [
      "a re-opening",
      [
        { kind: "status", to: "resolved" },
        { kind: "status", to: "investigating" },
      ],
      20,
    ],
    [
      "a change while it is open does not",
      [
        { kind: "status", to: "monitoring" },
        { kind: "status", to: "investigating" },
      ],
      null,
    ],
    [
      "the last of several",
      [{ kind: "severity", to: "SEV1" }, { kind: "update" }, { kind: "severity", to: "SEV2" }],
      20,
    ],
  ])("people wait for news from then on: %s", (_, data, minute) => {
    expect(
      derive([declared, ...data.map((each, index) => at(index + 2, 10 * (index + 1), each))], [])
        .lastUpdateAt,
    ).toBe(minute === null ? null : minute * 60_000);
  });

  it("the last hand-over says who holds a role, and giving it up leaves it empty", () => {
    const mara = { userId: 1, name: "Mara" };
    const tomas = { userId: 2, name: "Tomas" };
    const timeline = [
      declared,
      at(2, 1, { kind: "role", role: "commander", to: mara }),
      at(3, 2, { kind: "role", role: "scribe", to: mara }),
      at(4, 9, { kind: "role", role: "commander", to: tomas }),
    ];
    expect(derive(timeline, []).roles).toEqual({ commander: tomas, scribe: mara });
    expect(
      derive([...timeline, at(5, 10, { kind: "role", role: "scribe", to: null })], []).roles,
    ).toEqual({ commander: tomas });
  });

  it("does not depend on the order in which the entries are given", () => {
    fc.assert(
      fc.property(
        anyTimeline.chain((timeline) =>
          fc.tuple(
            fc.constant(timeline),
            fc.shuffledSubarray(timeline, { minLength: timeline.length }),
          ),
        ),
        ([timeline, shuffled]) => {
          expect(derive(shuffled, [])).toEqual(derive(timeline, []));
        },
      ),
    );
  });

  it("moving an entry that overtakes none changes nothing but its own time", () => {
    fc.assert(
      fc.property(
        anyTimeline,
        fc.nat(),
        fc.integer({ min: -5, max: 25 }),
        (timeline, pick, minute) => {
          const moved = timeline[pick % timeline.length];
          if (!moved || overtaken(timeline, moved, minute * 60_000)) return;
          const after = timeline.map((entry) =>
            entry.id === moved.id ? { ...entry, at: minute * 60_000 } : entry,
          );
          const [before, now] = [derive(timeline, []), derive(after, [])];
          expect({ status: now.status, severity: now.severity, roles: now.roles }).toEqual({
            status: before.status,
            severity: before.severity,
            roles: before.roles,
          });
          expect(after.filter(({ id }) => id !== moved.id)).toEqual(
            timeline.filter(({ id }) => id !== moved.id),
          );
        },
      ),
    );
  });
});

describe("times that nobody set", () => {
  const status = (
    id: number,
    minute: number,
    to: "identified" | "monitoring" | "resolved" | "investigating" | "canceled",
  ) => at(id, minute, { kind: "status", to });
  const value = (id: number, mark: KeyTimeValue["mark"], minute: number | null): KeyTimeValue => ({
    id,
    mark,
    at: minute === null ? null : minute * 60_000,
    source: "human",
  });
  const minutesOf = ({ times }: Derived) =>
    Object.fromEntries(
      Object.entries(times).map(([name, ms]) => [
        name.replace("At", ""),
        ms === null ? null : ms / 60_000,
      ]),
    );

  it("follow from the transitions, and say so", () => {
    const derived = derive(
      [
        declared,
        status(2, 5, "identified"),
        status(3, 20, "monitoring"),
        status(4, 30, "resolved"),
      ],
      [],
    );
    expect(minutesOf(derived)).toEqual({
      started: 0,
      detected: null,
      acknowledged: 5,
      mitigated: 20,
      resolved: 30,
    });
    expect(derived.sources).toEqual({
      acknowledged: "transition",
      mitigated: "transition",
      resolved: "transition",
    });
  });

  it("a commander acknowledges", () => {
    expect(
      minutesOf(
        derive(
          [
            declared,
            at(2, 2, { kind: "role", role: "scribe", to: { userId: 1, name: "Mara" } }),
            at(3, 3, { kind: "role", role: "commander", to: { userId: 1, name: "Mara" } }),
            status(4, 9, "identified"),
          ],
          [],
        ),
      ),
    ).toMatchObject({ acknowledged: 3 });
  });

  it("the impact that returns takes the mitigation back, also one that was set; a later one counts", () => {
    const timeline = [declared, status(2, 20, "monitoring"), status(3, 30, "identified")];
    expect(minutesOf(derive(timeline, [value(1, "mitigated", 19)]))).toMatchObject({
      mitigated: null,
    });
    expect(
      minutesOf(derive([...timeline, status(4, 50, "resolved")], [value(1, "mitigated", 19)])),
    ).toMatchObject({ mitigated: 50 });
    expect(
      minutesOf(
        derive(
          [...timeline, status(4, 50, "resolved")],
          [value(1, "mitigated", 19), value(2, "mitigated", 44)],
        ),
      ),
    ).toMatchObject({ mitigated: 44 });
  });

  it("the newest value of a time counts, and taking it back leaves it unknown", () => {
    const timeline = [declared, status(2, 20, "identified")];
    expect(
      minutesOf(
        derive(timeline, [
          value(2, "detected", 3),
          value(1, "detected", 7),
          value(3, "started", -4),
        ]),
      ),
    ).toMatchObject({ started: -4, detected: 3 });
    expect(
      minutesOf(derive(timeline, [value(1, "acknowledged", 8), value(2, "acknowledged", null)])),
    ).toMatchObject({ acknowledged: null });
  });

  it("a past incident that is written down was not acknowledged by the one who writes", () => {
    const timeline = [
      at(1, 500, { kind: "declared", severity: "SEV2" }),
      at(2, 500, { kind: "role", role: "commander", to: { userId: 1, name: "Mara" } }),
      status(3, 40, "resolved"),
    ];
    expect(minutesOf(derive(timeline, [value(1, "started", 0)]))).toEqual({
      started: 0,
      detected: null,
      acknowledged: null,
      mitigated: 40,
      resolved: 40,
    });
  });
});

describe("a time is a fact of the timeline, never of its state", () => {
  const MINUTE = 60_000;
  const status = (id: number, minute: number, to: Status) => at(id, minute, { kind: "status", to });
  const taken = (id: number, minute: number) =>
    at(id, minute, { kind: "role", role: "commander", to: { userId: 1, name: "Mara" } });
  const acknowledgedOf = (entries: Entry[]) => derive(entries, []).times.acknowledgedAt;

  it.each<[string, Entry[], number | null]>([
    [
      "re-opened after a resolution that nobody acknowledged",
      [status(2, 120, "resolved"), status(3, 180, "investigating")],
      null,
    ],
    [
      "re-opened and taken",
      [status(2, 77, "resolved"), status(3, 91, "identified"), taken(4, 95)],
      null,
    ],
    [
      "resolved again",
      [status(2, 77, "resolved"), status(3, 91, "monitoring"), status(4, 400, "resolved")],
      null,
    ],
    [
      "resolved, canceled and re-opened",
      [status(2, 77, "resolved"), status(3, 80, "canceled"), status(4, 91, "investigating")],
      null,
    ],
    ["canceled and re-opened", [status(2, 8, "canceled"), status(3, 9, "investigating")], null],
    [
      "canceled by mistake, then taken",
      [status(2, 8, "canceled"), status(3, 9, "investigating"), taken(4, 13)],
      13,
    ],
    [
      "taken, resolved and re-opened",
      [taken(2, 4), status(3, 77, "resolved"), status(4, 91, "investigating")],
      4,
    ],
    [
      "identified, then canceled and re-opened",
      [status(2, 6, "identified"), status(3, 8, "canceled"), status(4, 9, "monitoring")],
      6,
    ],
  ])("%s", (_, entries, minute) => {
    expect(acknowledgedOf([declared, ...entries])).toBe(minute === null ? null : minute * MINUTE);
  });

  const steps = fc.array(fc.record({ gap: fc.integer({ min: 0, max: 90 }), pick: fc.nat() }), {
    maxLength: 14,
  });
  /**
   * A history that the rules allow: each step one of the moves, a commander who takes it or leaves
   * it.
   */
  const history = steps.map((each) => {
    const entries: Entry[] = [declared];
    let [now, minute]: [Status, number] = ["investigating", 0];
    for (const { gap, pick } of each) {
      minute += gap;
      const moves = movesFrom(now);
      const to = moves[pick % (moves.length + 2)];
      if (to) now = to;
      const holder =
        pick % (moves.length + 2) === moves.length ? { userId: 1, name: "Mara" } : null;
      entries.push(
        at(
          entries.length + 1,
          minute,
          to ? { kind: "status", to } : { kind: "role", role: "commander", to: holder },
        ),
      );
    }
    return { entries, status: now, minute };
  });

  it("re-opening and canceling never bring an acknowledgement, nor a mitigation or resolution of before", () => {
    fc.assert(
      fc.property(history, fc.nat({ max: 500 }), ({ entries, status: from, minute }, later) => {
        const before = derive(entries, []).times;
        for (const to of movesFrom(from)) {
          if (isOpen(from) && to !== "canceled") continue;
          const after = derive(
            [...entries, status(entries.length + 1, minute + later, to)],
            [],
          ).times;
          expect(after.acknowledgedAt).toBe(before.acknowledgedAt);
          if (after.resolvedAt !== null) expect(after.resolvedAt).toBe(before.resolvedAt);
          if (after.mitigatedAt !== null && to !== "monitoring")
            expect(after.mitigatedAt).toBe(before.mitigatedAt);
        }
      }),
      { seed: 7, numRuns: runs(500) },
    );
  });

  it("every time is that of an entry which says so, also after one was moved", () => {
    fc.assert(
      fc.property(
        history,
        fc.nat(),
        fc.integer({ min: -30, max: 1500 }),
        ({ entries }, pick, minute) => {
          const moved = entries[pick % entries.length];
          if (!moved || overtaken(entries, moved, minute * MINUTE)) return;
          const after = entries.map((entry) =>
            entry.id === moved.id ? { ...entry, at: minute * MINUTE } : entry,
          );
          const { acknowledgedAt, mitigatedAt, resolvedAt } = derive(after, []).times;
          const said = (fits: (data: EntryData) => boolean) => [
            null,
            ...after.filter(({ data }) => fits(data)).map((entry) => entry.at),
          ];
          expect(
            said((data) => data.kind === "role" || (data.kind === "status" && isOpen(data.to))),
          ).toContain(acknowledgedAt);
          expect(
            said(
              (data) =>
                data.kind === "status" && (data.to === "monitoring" || data.to === "resolved"),
            ),
          ).toContain(mitigatedAt);
          expect(said((data) => data.kind === "status" && data.to === "resolved")).toContain(
            resolvedAt,
          );
        },
      ),
      { seed: 7, numRuns: runs(500) },
    );
  });
});

describe("moving an entry", () => {
  const identified = at(2, 10, { kind: "status", to: "identified" });
  const resolved = at(3, 30, { kind: "status", to: "resolved" });
  const note = at(4, 20, { kind: "note" });
  const timeline = [declared, identified, resolved, note];

  it("names the change of status that it would overtake, in either direction", () => {
    expect(overtaken(timeline, resolved, 5 * 60_000)).toBe(identified);
    expect(overtaken(timeline, identified, 31 * 60_000)).toBe(resolved);
  });

  it("may pass entries that do not follow on it", () => {
    expect(overtaken(timeline, resolved, 15 * 60_000)).toBeNull();
    expect(overtaken(timeline, note, 0)).toBeNull();
  });

  it("goes after what it follows on where a whole minute was given that holds both", () => {
    const late = { ...resolved, at: 30 * 60_000 + 41_000 };
    const history = [declared, { ...identified, at: 10 * 60_000 + 20_000 }, late];
    expect(settledAt(history, late, 10 * 60_000)).toBe(10 * 60_000 + 20_000);
    expect(settledAt(history, late, 9 * 60_000)).toBe(9 * 60_000);
    expect(settledAt(history, late, 10 * 60_000 + 1000)).toBe(10 * 60_000 + 1000);
    expect(settledAt(history, late, 12 * 60_000)).toBe(12 * 60_000);
  });

  it("keeps the order of writing within one instant", () => {
    expect(overtaken(timeline, resolved, identified.at)).toBeNull();
    expect(overtaken(timeline, identified, resolved.at)).toBeNull();
    expect([resolved, { ...identified, at: resolved.at }].sort(byTime)[0]?.id).toBe(2);
  });
});
