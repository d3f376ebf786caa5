import { describe, expect, it } from "vitest";
import { importChanges, importedOverrides } from "./import-plan";
import type { Schedule } from "./schedule";
import { finalSegments } from "./segment";

const [ANA, BEN, CEM] = ["ana@example.org", "ben@example.org", "cem@example.org"];
const NOW = 1000;
const shift = (start: number, end: number, ...emails: string[]) => ({
  start,
  end,
  title: "Rota",
  emails,
});
const plan = (...shifts: ReturnType<typeof shift>[]) =>
  importedOverrides(shifts, (email) => email !== CEM, NOW);
const said = (...shifts: ReturnType<typeof shift>[]) =>
  plan(...shifts).wanted.map(({ start, end, kind, person }) => [start, end, kind, person]);

describe("the shifts of a calendar as overrides", () => {
  it("stand in the place of all, from now on", () => {
    expect(said(shift(500, 1500, ANA), shift(1500, 2000, BEN), shift(200, 1000, BEN))).toEqual([
      [1000, 1500, "replace", ANA],
      [1500, 2000, "replace", BEN],
    ]);
  });

  it("of the same time stand beside each other, and each person once", () => {
    const shifts = [shift(1000, 2000, ANA, BEN), shift(1500, 2500, ANA)];
    expect(said(...shifts)).toEqual([
      [1000, 2000, "replace", ANA],
      [1000, 2000, "add", BEN],
      [2000, 2500, "replace", ANA],
    ]);
    const overrides = plan(...shifts).wanted.map((one, id) => ({ ...one, id: String(id) }));
    const schedule = { timeZone: "UTC", layers: [], overrides } as Schedule;
    const segments = finalSegments(schedule, { start: 1000, end: 2600 });
    expect(
      segments.map(({ end, onCall }) => [end, onCall.map(({ person }) => person).sort()]),
    ).toEqual([
      [2000, [ANA, BEN]],
      [2500, [ANA]],
      [2600, []],
    ]);
  });

  it("put nobody on call whom no account has, and say so once with how often", () => {
    const found = plan(shift(1200, 1300, CEM), shift(1300, 1400, CEM, ANA), shift(1500, 1600));
    expect(found.wanted).toMatchObject([{ start: 1300, person: ANA, kind: "replace" }]);
    expect(found.unmatched).toEqual([
      { title: "Rota", why: `No account has the email ${CEM}.`, at: 1200, count: 2 },
      { title: "Rota", why: "It names nobody by email.", at: 1500, count: 1 },
    ]);
  });
});

describe("a calendar that is imported again", () => {
  it("adds what is new, keeps what runs, and takes back what it brought and no longer has", () => {
    const { wanted } = plan(shift(500, 1500, ANA), shift(2000, 2500, BEN));
    const runs = { ...wanted[0], start: 400, id: 1 } as const;
    const gone = { ...wanted[1], start: 1800, id: 2 } as const;
    const byHand = { ...gone, reason: "Holiday", id: 3 } as const;
    const stored = [runs, gone, byHand] as unknown as Parameters<typeof importChanges>[0];
    expect(importChanges(stored, wanted, NOW)).toEqual({
      add: [wanted[1]],
      same: [wanted[0]],
      remove: [gone],
    });
  });
});
