import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { setTime } from "./set-time";
import { changeStatus } from "./change-status";
import { getTimeline } from "./timeline";
import { min, NOON } from "../testing/persons";
import { incidentPeople } from "../testing/incident-people";

describe("incidents", () => {
  afterAll(closeStore);

  it("keep every value of a time, who set it and when, and refuse one out of order with both names", async () => {
    const { mara, mia, declare } = await incidentPeople();
    const { id } = await declare(mara, { startedAt: min(-10).getTime() });
    await setTime(mara, id, { mark: "detected", at: min(-7).getTime() }, min(3));
    await expect(
      setTime(mia, id, { mark: "started", at: min(-6).getTime() }, min(4)),
    ).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: [
        {
          path: "startedAt",
          message:
            "Impact began (2026-11-02 11:54:00 UTC) must not be later than detected (2026-11-02 11:53:00 UTC). Change one of the two.",
        },
      ],
    });
    await expect(
      setTime(mia, id, { mark: "resolved", at: min(4).getTime() }, min(4)),
    ).rejects.toMatchObject({
      fieldErrors: [
        {
          path: "resolvedAt",
          message: "This incident is not resolved. Resolve it instead, at that time.",
        },
      ],
    });
    const { marks } = await getTimeline(mara, id);
    expect(marks.map(({ mark, at, source, setBy }) => [mark, at, source, setBy])).toEqual([
      ["started", min(-10), "human", "Mara"],
      ["detected", NOON, "human", "Mara"],
      ["detected", min(-7), "human", "Mara"],
    ]);
  });

  it("move their resolution with the entry that resolved them, and that entry keeps what it said", async () => {
    const { mara, declare } = await incidentPeople();
    const { id } = await declare();
    await changeStatus(mara, id, { to: "monitoring" }, min(10));
    await changeStatus(mara, id, { to: "resolved" }, min(30));
    await expect(
      setTime(mara, id, { mark: "resolved", at: min(9).getTime() }, min(40)),
    ).rejects.toMatchObject({
      message: expect.stringContaining("Status: Monitoring at 2026-11-02T12:10:00.000Z"),
    });
    expect(
      await setTime(mara, id, { mark: "resolved", at: min(25).getTime() }, min(40)),
    ).toMatchObject({ resolvedAt: min(25), mitigatedAt: min(10) });
    const resolved = (await getTimeline(mara, id)).entries.at(-1);
    expect(resolved).toMatchObject({
      at: min(25),
      version: 2,
      versions: [{ at: min(30), replacedBy: "Mara", replacedAt: min(40) }],
    });
  });

  it("keep the time that followed from the timeline beside the first that someone sets", async () => {
    const { mara, declare } = await incidentPeople();
    const { id } = await declare();
    await changeStatus(mara, id, { to: "identified" }, min(5));
    await setTime(mara, id, { mark: "acknowledged", at: min(2).getTime() }, min(20));
    const { marks } = await getTimeline(mara, id);
    expect(
      marks
        .filter(({ mark }) => mark === "acknowledged")
        .map(({ at, source, setBy }) => [at, source, setBy]),
    ).toEqual([
      [min(5), "transition", "the timeline"],
      [min(2), "human", "Mara"],
    ]);
  });
});
