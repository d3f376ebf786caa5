import { afterAll, describe, expect, it } from "vitest";
import { closeStore } from "../store/client";
import { acknowledgeIncident, setTime } from "./set-time";
import { changeSeverity, changeStatus, updateStakeholders } from "./change-status";
import { editIncident } from "./edit";
import { getTimeline } from "./timeline";
import { getIncident } from "./find";
import { min } from "../testing/persons";
import { incidentPeople } from "../testing/incident-people";

describe("incidents", () => {
  afterAll(closeStore);

  it("follow their timeline through a fix that did not hold: what counts is the last mitigation and resolution", async () => {
    const { mara, declare } = await incidentPeople();
    const { id } = await declare();
    await changeStatus(mara, id, { to: "identified", from: "investigating" }, min(5));
    expect(await changeStatus(mara, id, { to: "resolved" }, min(20))).toMatchObject({
      acknowledgedAt: min(5),
      mitigatedAt: min(20),
      resolvedAt: min(20),
    });
    expect(await changeStatus(mara, id, { to: "investigating" }, min(30))).toMatchObject({
      status: "investigating",
      mitigatedAt: null,
      resolvedAt: null,
    });
    await changeStatus(mara, id, { to: "monitoring" }, min(40));
    expect(await changeStatus(mara, id, { to: "resolved" }, min(55))).toMatchObject({
      mitigatedAt: min(40),
      resolvedAt: min(55),
    });
  });

  it("tell the second of two people that the first was faster", async () => {
    const { mara, mia, declare } = await incidentPeople();
    const { id } = await declare();
    await changeStatus(mara, id, { to: "identified", from: "investigating" }, min(1));
    await expect(
      changeStatus(mia, id, { to: "monitoring", from: "investigating" }, min(1)),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("The incident is identified by now"),
    });
    const { version } = await getIncident(mara, id);
    await editIncident(
      mara,
      id,
      {
        title: "Cards fail in Europe",
        summary: "",
        services: ["checkout"],
        expectedVersion: version,
      },
      min(2),
    );
    await expect(
      editIncident(
        mia,
        id,
        { title: "Mine", summary: "", services: ["checkout"], expectedVersion: version },
        min(2),
      ),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining('It now reads "Cards fail in Europe"'),
    });
    await expect(
      setTime(
        mia,
        id,
        { mark: "started", at: min(-9).getTime(), expected: min(-5).getTime() },
        min(3),
      ),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("cannot become what they are, nor go from canceled to resolved", async () => {
    const { mara, declare } = await incidentPeople();
    const { id } = await declare();
    await expect(changeStatus(mara, id, { to: "investigating" }, min(1))).rejects.toMatchObject({
      code: "conflict",
      message: "The incident is investigating already.",
    });
    await changeStatus(mara, id, { to: "canceled" }, min(1));
    await expect(changeStatus(mara, id, { to: "resolved" }, min(2))).rejects.toMatchObject({
      code: "conflict",
      message: "A canceled incident cannot become resolved. Re-open it first.",
    });
  });

  it("are acknowledged once, and updates to stakeholders count from the last", async () => {
    const { mara, mia, declare } = await incidentPeople();
    const { id } = await declare();
    await acknowledgeIncident(mia, id, min(2));
    expect(await acknowledgeIncident(mara, id, min(9))).toMatchObject({ acknowledgedAt: min(2) });
    expect(
      await updateStakeholders(
        mara,
        id,
        { text: "Cards fail in Europe. Next news at 12:40.", status: { to: "identified" } },
        min(10),
      ),
    ).toMatchObject({ status: "identified", lastUpdateAt: min(10) });
  });

  it("are not acknowledged by being re-opened, nor after they ended", async () => {
    const { mara, mia, declare } = await incidentPeople();
    const { id } = await declare();
    await changeStatus(mara, id, { to: "resolved" }, min(53));
    await expect(acknowledgeIncident(mia, id, min(54))).rejects.toMatchObject({ code: "conflict" });
    expect(await changeStatus(mara, id, { to: "investigating" }, min(61))).toMatchObject({
      acknowledgedAt: null,
    });
    expect(await acknowledgeIncident(mia, id, min(62))).toMatchObject({ acknowledgedAt: min(62) });
  });

  it("do not change their status in the future", async () => {
    const { mara, declare } = await incidentPeople();
    const { id } = await declare();
    await expect(
      changeStatus(mara, id, { to: "identified", at: min(24 * 60) }, min(1)),
    ).rejects.toMatchObject({ code: "invalid", fieldErrors: [{ path: "at" }] });
    expect(await changeStatus(mara, id, { to: "resolved" }, min(2))).toMatchObject({
      status: "resolved",
    });
  });

  it("change by severity with a line in the timeline each", async () => {
    const { mara, declare } = await incidentPeople();
    const { id } = await declare();
    expect(
      await changeSeverity(mara, id, { to: "SEV1", text: "Nobody can pay." }, min(4)),
    ).toMatchObject({ severity: "SEV1" });
    await changeSeverity(mara, id, { to: "SEV1" }, min(5));
    expect(
      (await getTimeline(mara, id)).entries.map(({ data, text }) => [data.kind, text]),
    ).toEqual([
      ["declared", ""],
      ["severity", "Nobody can pay."],
    ]);
  });
});
