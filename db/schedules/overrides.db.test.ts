import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { eq } from "drizzle-orm";
import type { OverrideInput } from "@/lib/on-call/override-schema";
import { closeStore, read } from "../store/client";
import { notifications } from "../schema/notifications";
import { users } from "../schema/people";
import { auditActions, NOON } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { hours, scheduleInput, schedulePeople } from "../testing/schedule-people";
import { peopleOnCall } from "./internal/on-call-people";
import { addOverride, endOverride } from "./overrides";
import { putSchedule } from "./put";

type People = Awaited<ReturnType<typeof schedulePeople>>;

const ANA = "ana@example.org";
const BEN = "ben@example.org";

const over = (from: number, to: number, what: Partial<OverrideInput>): OverrideInput => ({
  start: hours(from).getTime(),
  end: hours(to).getTime(),
  kind: "replace",
  reason: "",
  ...what,
});

describe("an override", () => {
  let people: People;
  beforeEach(async () => {
    people = await schedulePeople();
    await putSchedule(people.mia, "payments", scheduleInput(), hours(-48));
  });
  afterAll(closeStore);

  const at = (count: number) => peopleOnCall(read(), "payments", hours(count));
  const add = (who: keyof People, input: OverrideInput, now = NOON) =>
    addOverride(people[who], "payments", input, now);
  const end = (who: keyof People, id: number, now: Date) =>
    endOverride(people[who], "payments", id, now);

  it("by which one takes the shift now begins now, and leaves what was", async () => {
    const { start } = await add("ana", over(-3, 6, { person: ANA, replaces: BEN }));
    expect(start).toEqual(NOON);
    expect([await at(-1), await at(0), await at(5.9), await at(6)]).toEqual([
      [BEN],
      [ANA],
      [ANA],
      [BEN],
    ]);
    expect((await auditActions()).at(-1)).toBe("schedule.override");
  });

  it("that is over already is refused at its end", async () => {
    expect(await refusal(add("ana", over(-3, 0, { person: ANA })))).toMatchObject({
      code: "invalid",
      fieldErrors: [{ path: "end" }],
    });
  });

  it("is for responders where it is their own shift, for managers where it is another's", async () => {
    await add("ben", over(1, 2, { person: ANA, replaces: BEN }));
    await add("ben", over(2, 3, { kind: "add", person: BEN }));
    for (const input of [
      over(3, 4, { person: "vera@example.org" }),
      over(3, 4, { kind: "nobody" }),
      over(3, 4, { person: "vera@example.org", replaces: BEN }),
    ])
      expect(await refusal(add("ana", input))).toMatchObject({ code: "forbidden" });
    expect(await refusal(add("vera", over(3, 4, { person: "vera@example.org" })))).toMatchObject({
      code: "forbidden",
    });
    expect(await refusal(add("eve", over(3, 4, { person: "eve@example.org" })))).toMatchObject({
      code: "not-found",
    });
    await add("mia", over(3, 4, { kind: "nobody" }));
    expect([await at(1), await at(2), await at(3)]).toEqual([[ANA], [BEN], []]);
  });

  it("that loses to a later one of the same time is told to whose it was, for the time it loses", async () => {
    const lostBy = async (email: string) => {
      const rows = await read()
        .select({ cause: notifications.cause })
        .from(notifications)
        .innerJoin(users, eq(users.id, notifications.userId))
        .where(eq(users.email, email));
      return rows.map(({ cause }) => cause);
    };
    await add("ana", over(1, 4, { person: ANA, replaces: BEN }));
    await add("ana", over(5, 6, { person: ANA, replaces: BEN }));
    await add("mia", over(2, 5, { person: "mia@example.org", replaces: "vera@example.org" }));
    expect([await at(3), await lostBy(ANA)]).toEqual([[ANA], []]);
    await add("mia", over(2, 5, { person: "vera@example.org", replaces: BEN }));
    expect([await at(1), await at(3)]).toEqual([[ANA], ["vera@example.org"]]);
    const lost = { start: hours(2).getTime(), end: hours(4).getTime() };
    expect(await lostBy(ANA)).toEqual([{ kind: "override-lost", ...lost }]);
    expect(await lostBy(BEN)).toEqual([]);
  });

  it("that has begun ends at once when it is taken back, and what was stays", async () => {
    const { id } = await add("ana", over(0, 6, { person: ANA }));
    expect(await refusal(end("vera", id, hours(2)))).toMatchObject({ code: "forbidden" });
    await end("ana", id, hours(2));
    expect([await at(1.99), await at(2)]).toEqual([[ANA], [BEN]]);
    expect(await refusal(end("ana", id, hours(2)))).toMatchObject({ code: "conflict" });
  });

  it("that has not begun is gone when it is taken back", async () => {
    const { id } = await add("mia", over(3, 6, { kind: "nobody" }));
    expect(await refusal(end("ana", id, NOON))).toMatchObject({ code: "forbidden" });
    await end("mia", id, NOON);
    expect(await at(4)).toEqual([BEN]);
    expect(await refusal(end("mia", id, NOON))).toMatchObject({ code: "not-found" });
    expect((await auditActions()).at(-1)).toBe("schedule.override-end");
  });
});
