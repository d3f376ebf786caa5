import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeStore, read } from "../store/client";
import { auditActions, NOON } from "../testing/persons";
import { refusal } from "../testing/refusal";
import { hours, scheduleInput, schedulePeople } from "../testing/schedule-people";
import { peopleOnCall } from "./internal/on-call-people";
import { listSwaps, listSwapsAskedOf } from "./list-swaps";
import { putSchedule } from "./put";
import { answerSwap, askForSwap } from "./swaps";

type People = Awaited<ReturnType<typeof schedulePeople>>;

const ANA = "ana@example.org";
const BEN = "ben@example.org";

describe("a swap", () => {
  let people: People;
  beforeEach(async () => {
    people = await schedulePeople();
    await putSchedule(people.mia, "payments", scheduleInput(), hours(-48));
  });
  afterAll(closeStore);

  const ask = (who: keyof People = "ben", to = ANA, from = 0, until = 6) =>
    askForSwap(
      people[who],
      "payments",
      { start: hours(from).getTime(), end: hours(until).getTime(), to, message: "Dentist" },
      NOON,
    );
  const answer = (
    who: keyof People,
    id: number,
    what: Parameters<typeof answerSwap>[3],
    now = hours(1),
  ) => answerSwap(people[who], "payments", id, what, now);
  const at = (count: number) => peopleOnCall(read(), "payments", hours(count));

  it("changes nothing until it is accepted, and from then on who is on call", async () => {
    const id = await ask();
    expect((await listSwapsAskedOf(people.ana, ANA, NOON)).map(({ slug }) => slug)).toEqual([
      "payments",
    ]);
    expect(await at(2)).toEqual([BEN]);
    await answer("ana", id, "accepted");
    expect([await at(0.5), await at(1), await at(5.9), await at(6)]).toEqual([
      [BEN],
      [ANA],
      [ANA],
      [BEN],
    ]);
    expect(await listSwaps(people.vera, "payments", hours(1))).toMatchObject([
      { state: "accepted", from: BEN, to: ANA },
    ]);
    expect(await listSwapsAskedOf(people.ana, ANA, hours(1))).toEqual([]);
    expect((await auditActions()).slice(-3)).toEqual([
      "schedule.swap-ask",
      "schedule.override",
      "schedule.swap-answer",
    ]);
  });

  it("is answered once, by who was asked, and withdrawn by who asked or a manager", async () => {
    const id = await ask();
    for (const who of ["ben", "mia", "vera"] as const)
      expect(await refusal(answer(who, id, "accepted"))).toMatchObject({ code: "forbidden" });
    expect(await refusal(answer("ana", id, "withdrawn"))).toMatchObject({ code: "forbidden" });
    expect(await refusal(answer("eve", id, "accepted"))).toMatchObject({ code: "not-found" });
    await answer("ana", id, "declined");
    expect(await refusal(answer("ana", id, "accepted"))).toMatchObject({ code: "conflict" });
    await answer("mia", await ask(), "withdrawn");
    await answer("ben", await ask(), "withdrawn");
    expect(await at(2)).toEqual([BEN]);
  });

  it("is asked of somebody who can answer, for a shift that is not over", async () => {
    for (const to of [BEN, "vera@example.org", "eve@example.org", "who@example.org"])
      expect(await refusal(ask("ben", to))).toMatchObject({ fieldErrors: [{ path: "to" }] });
    expect(await refusal(ask("ben", ANA, -6, -1))).toMatchObject({
      fieldErrors: [{ path: "end" }],
    });
    const id = await ask();
    expect(await refusal(answer("ana", id, "accepted", hours(6)))).toMatchObject({
      code: "conflict",
    });
  });
});
