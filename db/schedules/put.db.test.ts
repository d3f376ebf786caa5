import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore, read } from "../store/client";
import { systemActor } from "../testing/fresh-store";
import { auditActions, NOON } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { hours, scheduleInput, schedulePeople } from "../testing/schedule-people";
import { deleteSchedule } from "./delete";
import { findSchedule, getRota, getSchedule } from "./find";
import { listScheduleVersions } from "./history";
import { peopleOnCall } from "./internal/on-call-people";
import { listSchedules } from "./list";
import { putSchedule } from "./put";

type People = Awaited<ReturnType<typeof schedulePeople>>;

describe("a schedule", () => {
  let people: People;
  beforeEach(async () => {
    people = await schedulePeople();
    await putSchedule(people.mia, "payments", scheduleInput(), NOON);
  });
  afterAll(closeStore);

  const at = (count: number) => peopleOnCall(read(), "payments", hours(count));

  it("that is edited leaves who was on call, as the next version with its time and author", async () => {
    const edited = scheduleInput(["vera@example.org"]);
    const { schedule, created } = await putSchedule(people.mia, "payments", edited, hours(1));
    expect([schedule.version, created]).toEqual([2, false]);
    expect([await at(-1), await at(0.5), await at(1), await at(30)]).toEqual([
      [],
      ["ben@example.org"],
      ["vera@example.org"],
      ["vera@example.org"],
    ]);
    const versions = await listScheduleVersions(people.vera, "payments", 9);
    expect(versions.map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [2, "Mia"],
      [1, "Mia"],
    ]);
    expect((await auditActions()).slice(-2)).toEqual(["schedule.create", "schedule.update"]);
  });

  it("that says the same of people and times again gets no new version, only its name", async () => {
    const renamed = { ...scheduleInput(), name: "Payments, day and night" };
    const { schedule } = await putSchedule(people.mia, "payments", renamed, hours(1));
    expect([schedule.version, schedule.name]).toEqual([1, "Payments, day and night"]);
    expect(await listScheduleVersions(people.mia, "payments", 9)).toHaveLength(1);
  });

  it("is refused to a form that started from an older version", async () => {
    await putSchedule(people.mia, "payments", scheduleInput(["vera@example.org"]), hours(1));
    const stale = putSchedule(people.mia, "payments", scheduleInput([]), hours(2), {
      expectedVersion: 1,
    });
    expect(await refusal(stale)).toMatchObject({ code: "conflict" });
    expect(await at(3)).toEqual(["vera@example.org"]);
  });

  it("is changed by managers alone, and read by the team's readers alone", async () => {
    const { ana, vera, eve } = people;
    const put = (actor: typeof ana) => putSchedule(actor, "payments", scheduleInput([]), hours(1));
    expect(await refusal(put(ana))).toMatchObject({ code: "forbidden" });
    expect(await refusal(put(eve))).toMatchObject({ code: "invalid" });
    const taken = putSchedule(eve, "payments", { ...scheduleInput(), team: "search" }, hours(1));
    expect(await refusal(taken)).toMatchObject({ code: "conflict" });
    expect(await refusal(deleteSchedule(ana, "payments", hours(1)))).toMatchObject({
      code: "forbidden",
    });
    expect((await getSchedule(vera, "payments")).name).toBe("Payments on-call");
    expect(await findSchedule(eve, "payments")).toBeNull();
    expect(await listSchedules(eve)).toEqual([]);
    expect(await refusal(listScheduleVersions(eve, "payments", 9))).toMatchObject({
      code: "not-found",
    });
  });

  it("names people as they are called, and never those whom its editor may not see", async () => {
    const { mia, vera } = people;
    const input = scheduleInput(["ana@example.org", "eve@example.org", "who@example.org"]);
    await putSchedule(mia, "payments", input, hours(1));
    const within = { start: hours(1).getTime(), end: hours(2).getTime() };
    const { rota } = await getRota(vera, "payments", within);
    expect(Object.fromEntries(rota.names)).toEqual({ "ana@example.org": "Ana" });
    await putSchedule(systemActor, "payments", { ...input, timeZone: "Asia/Tokyo" }, hours(1));
    const now = await getRota(vera, "payments", within);
    expect(now.rota.names.get("eve@example.org")).toBe("Eve");
  });

  it("that is deleted pages nobody any more", async () => {
    await deleteSchedule(people.mia, "payments", hours(1));
    expect(await findSchedule(people.mia, "payments")).toBeNull();
    expect(await at(0.5)).toEqual([]);
    expect((await auditActions()).at(-1)).toBe("schedule.delete");
  });
});
