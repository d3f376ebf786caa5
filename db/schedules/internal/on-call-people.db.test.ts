import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Layer } from "@/lib/on-call/schedule";
import { scheduleOverrides } from "../../schema/schedules";
import { closeStore, read, write } from "../../store/client";
import { freshStore } from "../../testing/fresh-store";
import { NOON } from "../../testing/persons";
import { daily, hours } from "../../testing/schedule-people";
import { storedSchedule } from "../../testing/stored-schedule";
import { peopleOnCall } from "./on-call-people";

const scheduleFrom = (versions: [Date, Layer[]][]) =>
  storedSchedule("payments", "payments", versions);

const override = (
  scheduleId: number,
  [from, to]: [number, number],
  what: Pick<typeof scheduleOverrides.$inferInsert, "kind"> & {
    person?: string;
    replaces?: string;
  },
) =>
  write((tx) =>
    tx.insert(scheduleOverrides).values({
      scheduleId,
      start: hours(from),
      end: hours(to),
      reason: "",
      createdBy: "Mia",
      createdAt: NOON,
      ...what,
    }),
  );

const at = (count: number) => peopleOnCall(read(), "payments", hours(count));

describe("who is on call", () => {
  beforeEach(freshStore);
  afterAll(closeStore);

  it("is nobody where there is no such schedule", async () => {
    expect(await peopleOnCall(read(), "nowhere", NOON)).toEqual([]);
  });

  it("is said by the version of then, and nobody is before the first", async () => {
    await scheduleFrom([
      [hours(0), [daily("ana@x.org", "ben@x.org")]],
      [hours(3), [daily("Cem@X.org")]],
      [hours(3), [daily("dee@x.org")]],
    ]);
    expect([await at(-1), await at(0), await at(2.999), await at(3), await at(40)]).toEqual([
      [],
      ["ben@x.org"],
      ["ben@x.org"],
      ["dee@x.org"],
      ["dee@x.org"],
    ]);
  });

  it("follows overrides to the millisecond, the later one of two", async () => {
    const id = await scheduleFrom([[hours(-24), [daily("ana@x.org")]]]);
    await override(id, [1, 4], { kind: "replace", person: "eva@x.org" });
    await override(id, [2, 3], { kind: "add", person: "fay@x.org" });
    await override(id, [3, 5], { kind: "replace", person: "gus@x.org", replaces: "ana@x.org" });
    await override(id, [6, 7], { kind: "nobody" });
    expect(await Promise.all([0.9999, 1, 2, 3, 4, 5, 6, 7].map(at))).toEqual([
      ["ana@x.org"],
      ["eva@x.org"],
      ["eva@x.org", "fay@x.org"],
      ["eva@x.org"],
      ["gus@x.org"],
      ["ana@x.org"],
      [],
      ["ana@x.org"],
    ]);
  });
});
