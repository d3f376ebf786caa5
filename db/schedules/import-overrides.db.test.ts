import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Occurrence } from "@/lib/calendar/occurrences";
import { closeStore, read } from "../store/client";
import { auditActions, NOON } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { hours, scheduleInput, schedulePeople } from "../testing/schedule-people";
import { importOverrides, planImport } from "./import-overrides";
import { peopleOnCall } from "./internal/on-call-people";
import { addOverride } from "./overrides";
import { putSchedule } from "./put";

type People = Awaited<ReturnType<typeof schedulePeople>>;

const [ANA, BEN, VERA, EVE] = ["ana", "ben", "vera", "eve"].map((name) => `${name}@example.org`);

const shift = (from: number, to: number, ...emails: (string | undefined)[]): Occurrence => ({
  start: hours(from).getTime(),
  end: hours(to).getTime(),
  title: "Rota",
  emails: emails.flatMap((email) => email ?? []),
});
const within = { start: NOON.getTime(), end: hours(7 * 24).getTime() };

describe("a calendar that is imported", () => {
  let people: People;
  beforeEach(async () => {
    people = await schedulePeople();
    await putSchedule(people.mia, "payments", scheduleInput(), hours(-48));
  });
  afterAll(closeStore);

  const at = (count: number) => peopleOnCall(read(), "payments", hours(count));
  const take = (shifts: Occurrence[], now = NOON) =>
    importOverrides(people.mia, "payments", { shifts, within }, now);

  it("says first what it would change, stores that as overrides, and leaves one audit row", async () => {
    const shifts = [shift(-2, 3, VERA), shift(3, 5, ANA, VERA), shift(5, 6, "nobody@example.org")];
    const plan = await planImport(people.mia, "payments", { shifts, within }, NOON);
    expect(plan.add.map(({ kind, person }) => [kind, person])).toEqual([
      ["replace", VERA],
      ["replace", ANA],
      ["add", VERA],
    ]);
    expect(plan.names.get(VERA ?? "")).toBe("Vera");
    expect(plan.unmatched).toMatchObject([{ why: "No account has the email nobody@example.org." }]);
    expect(await at(1)).toEqual([BEN]);
    const audited = await auditActions();
    expect(await take(shifts)).toEqual(plan);
    expect((await auditActions()).slice(audited.length)).toEqual(["schedule.import"]);
    expect([await at(-1), await at(0), await at(4), await at(5)]).toEqual([
      [BEN],
      [VERA],
      [ANA, VERA],
      [BEN],
    ]);
  });

  it("again adds nothing, and takes back what it no longer has, but nothing put in by hand", async () => {
    const shifts = [shift(-2, 3, VERA), shift(10, 11, VERA)];
    await take(shifts);
    await addOverride(
      people.mia,
      "payments",
      { ...shift(20, 21), kind: "replace", person: VERA, reason: "Doctor" },
      NOON,
    );
    const again = await take(shifts, hours(1));
    expect([again.add, again.remove, again.same.length]).toEqual([[], [], 2]);
    const changed = await take([shift(12, 13, VERA)], hours(2));
    expect([changed.add.length, changed.remove.length]).toEqual([1, 2]);
    expect([await at(1), await at(2), await at(10), await at(12), await at(20)]).toEqual([
      [VERA],
      [BEN],
      [BEN],
      [VERA],
      [VERA],
    ]);
  });

  it("knows whom the schedule names, and nobody whom the importer may not see", async () => {
    await putSchedule(people.mia, "payments", scheduleInput(["new@example.org"]), hours(-1));
    const shifts = [shift(1, 2, "new@example.org"), shift(2, 3, EVE)];
    const plan = await planImport(people.mia, "payments", { shifts, within }, NOON);
    expect(plan.add.map(({ person }) => person)).toEqual(["new@example.org"]);
    expect(plan.unmatched).toHaveLength(1);
  });

  it("is for managers of the team alone, seen or stored", async () => {
    for (const run of [planImport, importOverrides]) {
      const asked = { shifts: [shift(1, 2, ANA)], within };
      for (const who of [people.ana, people.vera])
        expect(await refusal(run(who, "payments", asked, NOON))).toMatchObject({
          code: "forbidden",
        });
      expect(await refusal(run(people.eve, "payments", asked, NOON))).toMatchObject({
        code: "not-found",
      });
    }
    expect(await at(1)).toEqual([BEN]);
  });
});
