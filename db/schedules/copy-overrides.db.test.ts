import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { OverrideInput } from "@/lib/on-call/override-schema";
import { DAY_MS } from "@/lib/time/duration";
import { closeStore, read } from "../store/client";
import { auditActions, NOON } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { hours, scheduleInput, schedulePeople } from "../testing/schedule-people";
import { copyOverrides, planCopy } from "./copy-overrides";
import { peopleOnCall } from "./internal/on-call-people";
import { addOverride } from "./overrides";
import { putSchedule } from "./put";

type People = Awaited<ReturnType<typeof schedulePeople>>;

const YEAR_MS = 365 * DAY_MS;
const VERA = "vera@example.org";

describe("overrides of a year before", () => {
  let people: People;
  beforeEach(async () => {
    people = await schedulePeople();
    const then = new Date(NOON.getTime() - YEAR_MS);
    await putSchedule(people.mia, "payments", scheduleInput(), then);
    const add = (from: number, to: number, what: Partial<OverrideInput>) =>
      addOverride(
        people.mia,
        "payments",
        {
          start: hours(from).getTime() - YEAR_MS,
          end: hours(to).getTime() - YEAR_MS,
          kind: "replace",
          reason: "Holiday",
          ...what,
        },
        then,
      );
    await add(24, 48, { person: VERA });
    await add(60, 62, { kind: "nobody" });
    await add(24 * 20, 24 * 21, { person: VERA });
  });
  afterAll(closeStore);

  const within = { start: NOON.getTime(), end: hours(24 * 7).getTime() };
  const at = (count: number) => peopleOnCall(read(), "payments", hours(count));

  it("are shown first, then copied to the same dates, once", async () => {
    const asked = { within, by: "date" as const };
    const plan = await planCopy(people.mia, "payments", asked, NOON);
    expect(plan.add).toMatchObject([
      { start: hours(24).getTime(), end: hours(48).getTime(), person: VERA, reason: "Holiday" },
      { kind: "nobody" },
    ]);
    expect(await at(30)).not.toEqual([VERA]);
    expect(await copyOverrides(people.mia, "payments", asked, NOON)).toEqual(plan);
    expect((await auditActions()).at(-1)).toBe("schedule.copy-overrides");
    expect([await at(30), await at(61)]).toEqual([[VERA], []]);
    const again = await copyOverrides(people.mia, "payments", asked, NOON);
    expect([again.add, again.same.length]).toEqual([[], 2]);
  });

  it("are copied to the same weekdays, a day earlier by date", async () => {
    const asked = { within, by: "weekday" as const };
    await copyOverrides(people.mia, "payments", asked, NOON);
    expect(await at(1)).toEqual([VERA]);
    expect(await at(25)).not.toEqual([VERA]);
  });

  it("are for managers of the team alone, seen or copied", async () => {
    for (const run of [planCopy, copyOverrides]) {
      const asked = { within, by: "date" as const };
      expect(await refusal(run(people.ana, "payments", asked, NOON))).toMatchObject({
        code: "forbidden",
      });
      expect(await refusal(run(people.eve, "payments", asked, NOON))).toMatchObject({
        code: "not-found",
      });
    }
  });
});
