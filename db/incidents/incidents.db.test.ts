import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor, UserActor } from "../access/actor";
import { verifyAudit } from "../store/audit";
import { closeStore } from "../store/client";
import { acknowledgeIncident, setTime } from "./set-time";
import { assignRole } from "./assign-role";
import { changeSeverity, changeStatus, updateStakeholders } from "./change-status";
import { deleteIncident } from "./delete";
import { editIncident } from "./edit";
import { patchIncident } from "./patch";
import { declareIncident } from "./declare";
import { addEntry } from "./add-entry";
import { deleteEntry } from "./delete-entry";
import { editEntry, starEntry } from "./edit-entry";
import { getTimeline } from "./timeline";
import { linkIncidents, listRelated, unlinkIncidents } from "./links";
import { getIncident } from "./find";
import { listOpenIncidents } from "./list-open";
import { archiveService } from "../services/archive";
import { putService } from "../services/put";
import { freshStore, systemActor } from "../testing/fresh-store";
import { NOON, later, person, teamNamed } from "../testing/persons";

const MINUTE = 60_000;
const min = (n: number): Date => later(n * MINUTE);
const input = {
  title: "Card payments fail",
  severity: "SEV2" as const,
  services: ["checkout"],
  summary: "",
};

let mara: UserActor;
let eve: UserActor;
let vera: UserActor;
let mia: UserActor;

const declare = (actor: Actor = mara, more: Partial<Parameters<typeof declareIncident>[1]> = {}) =>
  declareIncident(actor, { ...input, ...more }, NOON);

describe("incidents", () => {
  beforeEach(async () => {
    await freshStore();
    await teamNamed("payments");
    await teamNamed("search");
    for (const [slug, team] of [
      ["checkout", "payments"],
      ["ledger", "payments"],
      ["search-api", "search"],
    ] as const)
      await putService(
        systemActor,
        slug,
        { name: slug, team, description: "", tier: null, dependencies: [] },
        NOON,
      );
    mara = await person("Mara", { payments: "responder" });
    vera = await person("Vera", { payments: "viewer" });
    mia = await person("Mia", { payments: "manager" });
    eve = await person("Eve", { search: "responder" });
  });
  afterAll(closeStore);

  it("that are declared are investigated from the start, detected now, and by whoever takes command acknowledged", async () => {
    const incident = await declareIncident(
      mara,
      { ...input, startedAt: min(-15).getTime() },
      NOON,
      { commander: { userId: mara.userId, name: "Mara" } },
    );
    expect(incident).toMatchObject({
      status: "investigating",
      severity: "SEV2",
      startedAt: min(-15),
      detectedAt: NOON,
      acknowledgedAt: NOON,
      mitigatedAt: null,
      resolvedAt: null,
      declaredBy: "Mara",
      roles: { commander: { name: "Mara" } },
    });
    const { entries } = await getTimeline(mara, incident.id);
    expect(entries.map(({ data, author }) => [data.kind, author])).toEqual([
      ["declared", "Mara"],
      ["role", "Mara"],
    ]);
  });

  it("are for responders to declare, and for nobody who may not see the service", async () => {
    await expect(declare(vera)).rejects.toMatchObject({ code: "forbidden" });
    await expect(declare(eve)).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: [
        { path: "services[0]", message: 'There is no service "checkout", or you may not see it.' },
      ],
    });
    await archiveService(systemActor, "ledger", NOON);
    await expect(declare(mara, { services: ["checkout", "ledger"] })).rejects.toMatchObject({
      fieldErrors: [
        { path: "services[1]", message: 'The service "ledger" is archived. Restore it first.' },
      ],
    });
    expect(await listOpenIncidents(systemActor)).toEqual([]);
  });

  it("that are recorded afterwards keep the times given, and nothing that nobody knows", async () => {
    const incident = await declare(mara, {
      startedAt: min(-600).getTime(),
      mitigatedAt: min(-500).getTime(),
      resolvedAt: min(-480).getTime(),
    });
    expect(incident).toMatchObject({
      status: "resolved",
      detectedAt: null,
      acknowledgedAt: null,
      mitigatedAt: min(-500),
      resolvedAt: min(-480),
      declaredAt: NOON,
    });
    expect(
      (await getTimeline(mara, incident.id)).marks.every(({ source }) => source === "import"),
    ).toBe(true);
  });

  it("are seen and worked by the teams of all their services, and by nobody else", async () => {
    const { id } = await declare();
    await expect(getIncident(eve, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(changeStatus(eve, id, { to: "resolved" }, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await listOpenIncidents(eve)).toEqual([]);
    await expect(changeStatus(vera, id, { to: "resolved" }, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    await patchIncident(systemActor, id, { services: ["checkout", "search-api"] }, NOON);
    await expect(changeStatus(eve, id, { to: "identified" }, min(1))).resolves.toMatchObject({
      status: "identified",
    });
    await expect(deleteIncident(eve, id, min(1))).rejects.toMatchObject({ code: "not-found" });
    await expect(deleteIncident(mara, id, min(1))).rejects.toMatchObject({ code: "forbidden" });
    await deleteIncident(mia, id, min(2));
    await expect(getIncident(mia, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("follow their timeline through a fix that did not hold: what counts is the last mitigation and resolution", async () => {
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

  it("keep every value of a time, who set it and when, and refuse one out of order with both names", async () => {
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

  it("are acknowledged once, and updates to stakeholders count from the last", async () => {
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
    const { id } = await declare();
    await changeStatus(mara, id, { to: "resolved" }, min(53));
    await expect(acknowledgeIncident(mia, id, min(54))).rejects.toMatchObject({ code: "conflict" });
    expect(await changeStatus(mara, id, { to: "investigating" }, min(61))).toMatchObject({
      acknowledgedAt: null,
    });
    expect(await acknowledgeIncident(mia, id, min(62))).toMatchObject({ acknowledgedAt: min(62) });
  });

  it("hand roles to people of their teams alone", async () => {
    const { id } = await declare();
    await assignRole(mara, id, "commander", { email: "mara@example.org" }, min(1));
    expect(
      await assignRole(mara, id, "commander", { email: "mia@example.org" }, min(5)),
    ).toMatchObject({ roles: { commander: { name: "Mia" } }, acknowledgedAt: min(1) });
    await expect(
      assignRole(mara, id, "scribe", { email: "eve@example.org" }, min(6)),
    ).rejects.toMatchObject({ code: "invalid", fieldErrors: [{ path: "roles.scribe" }] });
    await expect(
      assignRole(mara, id, "scribe", { email: "vera@example.org" }, min(6)),
    ).rejects.toMatchObject({ code: "invalid" });
    expect((await assignRole(mara, id, "commander", { email: null }, min(7))).roles).toEqual({});
  });

  it("tell the second who hands over the same role who holds it by now", async () => {
    const { id } = await declare();
    await assignRole(mara, id, "commander", { email: "mara@example.org", from: null }, min(1));
    await expect(
      assignRole(mia, id, "commander", { email: "mia@example.org", from: null }, min(1)),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^Commander is Mara by now/) as string,
    });
    expect(
      (
        await assignRole(
          mia,
          id,
          "commander",
          { email: "mia@example.org", from: mara.userId },
          min(2),
        )
      ).roles.commander?.name,
    ).toBe("Mia");
  });

  it("tell the second to edit which services it affects by now, whoever changed them", async () => {
    const { id, version } = await declare();
    await patchIncident(systemActor, id, { services: ["checkout", "ledger"] }, min(1));
    const edit = { title: input.title, summary: "", services: ["checkout"] };
    await expect(
      editIncident(mara, id, { ...edit, expectedVersion: version }, min(2)),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/affects checkout, ledger\./) as string,
    });
    expect((await getIncident(mara, id)).services).toHaveLength(2);
  });

  it("pass to the team of the services where they were declared for the wrong one", async () => {
    const { id } = await declare();
    expect(
      (await patchIncident(systemActor, id, { services: ["checkout", "search-api"] }, min(1))).team
        .slug,
    ).toBe("payments");
    expect(
      (await patchIncident(systemActor, id, { services: ["search-api"] }, min(2))).team.slug,
    ).toBe("search");
  });

  it("do not change their status in the future", async () => {
    const { id } = await declare();
    await expect(
      changeStatus(mara, id, { to: "identified", at: min(24 * 60) }, min(1)),
    ).rejects.toMatchObject({ code: "invalid", fieldErrors: [{ path: "at" }] });
    expect(await changeStatus(mara, id, { to: "resolved" }, min(2))).toMatchObject({
      status: "resolved",
    });
  });

  it("keep the time that followed from the timeline beside the first that someone sets", async () => {
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

  it("change by severity with a line in the timeline each", async () => {
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

  it("take a patch whole or not at all", async () => {
    const { id } = await declare();
    await expect(
      patchIncident(mara, id, { title: "New", detectedAt: min(-60).getTime() }, min(5)),
    ).rejects.toMatchObject({ code: "invalid", fieldErrors: [{ path: "detectedAt" }] });
    expect(await getIncident(mara, id)).toMatchObject({ title: input.title, detectedAt: NOON });
    expect(
      await patchIncident(
        mara,
        id,
        {
          title: "New",
          status: "identified",
          severity: "SEV3",
          acknowledgedAt: null,
          startedAt: min(-5).getTime(),
        },
        min(5),
      ),
    ).toMatchObject({
      title: "New",
      status: "identified",
      severity: "SEV3",
      startedAt: min(-5),
      acknowledgedAt: null,
    });
    expect(await patchIncident(mara, id, { resolvedAt: min(6).getTime() }, min(8))).toMatchObject({
      status: "resolved",
      resolvedAt: min(6),
    });
  });

  describe("with a timeline", () => {
    it("order notes by when things happened, however late they are written, and move no other", async () => {
      const { id } = await declare(mara, { startedAt: min(-30).getTime() });
      await addEntry(mara, id, { kind: "note", text: "Second", at: min(-10).getTime() }, min(1));
      const { entryId } = await addEntry(
        mara,
        id,
        { kind: "note", text: "First", at: min(-20).getTime() },
        min(2),
      );
      const texts = async () => (await getTimeline(mara, id)).entries.map(({ text }) => text);
      expect(await texts()).toEqual(["First", "Second", ""]);
      await editEntry(mara, id, entryId, { at: min(-5).getTime() }, min(3));
      expect(await texts()).toEqual(["Second", "First", ""]);
    });

    it("refuse what has not been yet", async () => {
      const { id } = await declare();
      await expect(
        addEntry(mara, id, { kind: "note", text: "Tomorrow", at: min(2000).getTime() }, min(1)),
      ).rejects.toMatchObject({ fieldErrors: [{ path: "at" }] });
    });

    it("keep what an entry said, tell the second editor what it says now, and leave others' words to managers", async () => {
      const { id } = await declare();
      const { entryId } = await addEntry(
        mara,
        id,
        { kind: "note", text: "Issuer times out" },
        min(1),
      );
      await editEntry(
        mara,
        id,
        entryId,
        { text: "Acquirer times out", expectedVersion: 1 },
        min(2),
      );
      await expect(
        editEntry(mara, id, entryId, { text: "Mine", expectedVersion: 1 }, min(3)),
      ).rejects.toMatchObject({
        code: "conflict",
        message: expect.stringContaining(
          'Mara changed this entry meanwhile. It now reads "Acquirer times out"',
        ),
      });
      const ria = await person("Ria", { payments: "responder" });
      await expect(editEntry(ria, id, entryId, { text: "Mine" }, min(3))).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(deleteEntry(ria, id, entryId, min(3))).rejects.toMatchObject({
        code: "forbidden",
      });
      await editEntry(ria, id, entryId, { at: NOON.getTime() }, min(3));
      await editEntry(mia, id, entryId, { text: "Acquirer A times out" }, min(4));
      const entry = (await getTimeline(mara, id)).entries.find((row) => row.id === entryId);
      expect(entry?.versions.map(({ text, at, replacedBy }) => [text, at, replacedBy])).toEqual([
        ["Issuer times out", min(1), "Mara"],
        ["Acquirer times out", min(1), "Ria"],
        ["Acquirer times out", NOON, "Mia"],
      ]);
      await deleteEntry(mia, id, entryId, min(5));
      expect((await getTimeline(mara, id)).entries).toHaveLength(1);
    });

    it("do not lose what their state follows from", async () => {
      const { id } = await declare();
      await changeStatus(mara, id, { to: "identified" }, min(1));
      const entry = (await getTimeline(mara, id)).entries.at(-1);
      await expect(deleteEntry(mia, id, entry?.id ?? 0, min(2))).rejects.toMatchObject({
        code: "invalid",
      });
      await starEntry(mara, id, entry?.id ?? 0, true, min(2));
      expect((await getTimeline(mara, id)).entries.at(-1)).toMatchObject({ starred: true });
    });
  });

  it("that belong together show each other to those who may see both", async () => {
    const [first, second] = [
      await declare(),
      await declareIncident(
        eve,
        { ...input, title: "Search is slow", services: ["search-api"] },
        min(1),
      ),
    ];
    await expect(linkIncidents(mara, first.id, second.id, min(2))).rejects.toMatchObject({
      code: "invalid",
      fieldErrors: [{ path: "other" }],
    });
    await linkIncidents(systemActor, second.id, first.id, min(2));
    expect((await listRelated(systemActor, first.id)).map(({ id }) => id)).toEqual([second.id]);
    expect(await listRelated(mara, first.id)).toEqual([]);
    await unlinkIncidents(systemActor, first.id, second.id, min(3));
    expect(await listRelated(systemActor, first.id)).toEqual([]);
  });

  it("are listed the worst first, and leave an unbroken audit chain", async () => {
    const minor = await declare(mara, { severity: "SEV3" });
    const major = await declare(mara, { severity: "SEV1" });
    await changeStatus(mara, (await declare()).id, { to: "resolved" }, min(1));
    expect((await listOpenIncidents(vera)).map(({ id }) => id)).toEqual([major.id, minor.id]);
    expect(await verifyAudit(systemActor)).toMatchObject({ brokenAt: null });
  });
});
