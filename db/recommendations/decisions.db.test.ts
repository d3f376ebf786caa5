import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import type { Actor } from "../access/actor";
import { closeStore } from "../store/client";
import { freshCheckout } from "../testing/checkout";
import { systemActor } from "../testing/fresh-store";
import { auditActions, later, NOON, person } from "../testing/persons";
import { decideOn } from "./decide";
import type { NewDecision } from "./decision";
import { endGone } from "./end-gone";
import { listAccepted } from "./list-accepted";
import { listDecisions, listDecisionsOf, listEfforts } from "./list-decisions";
import { setAcceptedState } from "./set-accepted-state";
import { setEffort } from "./set-effort";

const KEY = "NO-JITTER/checkout/pay";
const SUBJECT = { service: "checkout", key: KEY };
const REFUSED = { kind: "refused", reason: "It goes away." } as const;
const ACCEPTED = { kind: "accepted", owner: "Mia", dueOn: "2026-12-01" } as const;

let manager: Actor;
const decide = (decision: NewDecision, actor: Actor = manager, at = NOON, version?: number) =>
  decideOn(actor, SUBJECT, decision, at, version);
const current = async () => (await listDecisions(manager)).map(({ kind }) => kind);
const actions = async (filter = {}) =>
  (await listAccepted(manager, filter)).map(({ actionState, owner, dueOn, service }) => [
    service.slug,
    actionState,
    owner,
    dueOn,
  ]);

beforeEach(async () => {
  await freshCheckout(NOON);
  manager = await person("Mia", { payments: "manager" });
});
afterAll(closeStore);

describe("a decision", () => {
  it("holds until another is made, and stays in the history with who made it", async () => {
    await decide(REFUSED);
    await decide({ kind: "postponed", reason: "Later.", until: "2026-11-03" }, manager, later(1));
    expect(await current()).toEqual(["postponed"]);
    expect(await listDecisionsOf(manager, KEY)).toMatchObject([
      {
        kind: "postponed",
        reason: "Later.",
        until: new Date("2026-11-03T00:00:00Z"),
        endedAt: null,
      },
      { kind: "refused", reason: "It goes away.", decidedBy: "Mia", endedAt: later(1) },
    ]);
    expect((await auditActions()).filter((action) => action.startsWith("recommendation"))).toEqual([
      "recommendation.refuse",
      "recommendation.postpone",
    ]);
  });

  it.each(["2026-11-02", "2026-10-01", "2027-11-04"])(
    "does not put off to %s: not past, not today, not more than a year ahead",
    async (until) => {
      await expect(decide({ kind: "postponed", reason: "Later.", until })).rejects.toMatchObject({
        code: "invalid",
        fieldErrors: [{ path: "until" }],
      });
      expect(await current()).toEqual([]);
    },
  );

  it("is for whoever may change the service", async () => {
    const viewer = await person("Vic", { payments: "responder" });
    await expect(decide(REFUSED, viewer)).rejects.toMatchObject({ code: "forbidden" });
    await expect(setEffort(viewer, SUBJECT, "L", NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    const stranger = await person("Sam", { search: "manager" });
    await expect(decide(REFUSED, stranger)).rejects.toMatchObject({ code: "not-found" });
    expect(await listDecisions(stranger)).toEqual([]);
    expect(await current()).toEqual([]);
  });

  it("ends when what it is about is gone, and what returns is to be decided on again", async () => {
    await decide(REFUSED);
    await endGone(systemActor, new Set([KEY]), later(DAY_MS));
    expect(await current()).toEqual(["refused"]);
    await endGone(systemActor, new Set(["NO-CAP/checkout/pay"]), later(2 * DAY_MS));
    expect(await current()).toEqual([]);
    expect(await listDecisionsOf(manager, KEY)).toMatchObject([{ endedAt: later(2 * DAY_MS) }]);
    await expect(endGone(manager, new Set(), NOON)).rejects.toMatchObject({ code: "forbidden" });
  });
});

it("stays decided where somebody decided while it was looked for what is gone", async () => {
  await decide(REFUSED, manager, later(2));
  await endGone(systemActor, new Set(), later(1));
  expect(await current()).toEqual(["refused"]);
});

describe("a decision on what someone else has decided meanwhile", () => {
  it.each([
    [ACCEPTED, "Sam has accepted this, with Mia as owner, due 2026-12-01."],
    [{ ...ACCEPTED, owner: "", dueOn: null }, "Sam has accepted this."],
    [
      { kind: "postponed", reason: "Later.", until: "2026-11-09" },
      'Sam has put this off until 2026-11-09: "Later.".',
    ],
    [REFUSED, 'Sam has refused this: "It goes away.".'],
  ] as const)("is told of %j, and changes nothing until it is sent again", async (first, words) => {
    const sam = await person("Sam", { payments: "manager" });
    const { id } = await decide(first, sam, NOON, 0);
    await expect(decide(REFUSED, manager, later(1), 0)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(words) as string,
    });
    expect(await current()).toEqual([first.kind]);
    await decide(REFUSED, manager, later(2), id);
    expect((await listDecisionsOf(manager, KEY)).map(({ decidedBy }) => decidedBy)).toEqual([
      "Mia",
      "Sam",
    ]);
  });

  it("is told where what it was to replace holds no more", async () => {
    const { id } = await decide(REFUSED);
    await endGone(systemActor, new Set(), later(1));
    await expect(decide(ACCEPTED, manager, later(2), id)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("its cause was gone") as string,
    });
    await decide(ACCEPTED, manager, later(2), 0);
    expect(await current()).toEqual(["accepted"]);
  });
});

describe("an accepted recommendation", () => {
  it("is an action item of its service's team, until it is done", async () => {
    const { id, ownerId } = await decide(ACCEPTED);
    expect(ownerId).not.toBeNull();
    expect(await actions()).toEqual([["checkout", "open", "Mia", "2026-12-01"]]);
    expect(await actions({ team: "search" })).toEqual([]);
    expect(await actions({ overdueOn: "2026-12-01" })).toEqual([]);
    expect(await actions({ overdueOn: "2026-12-02" })).toHaveLength(1);
    await setAcceptedState(manager, id, { to: "done" }, later(DAY_MS));
    expect(await actions()).toEqual([]);
    expect(await listAccepted(manager, { state: "done" })).toMatchObject([
      { doneAt: later(DAY_MS) },
    ]);
  });

  it("stays an action item when its cause is gone, and is dropped by another decision", async () => {
    await decide(ACCEPTED);
    await endGone(systemActor, new Set(), later(1));
    expect(await actions()).toHaveLength(1);
    await decide(ACCEPTED, manager, later(2));
    await decide(REFUSED, manager, later(3));
    expect(
      (await listAccepted(manager, { state: "dropped" })).map(({ decidedAt }) => decidedAt),
    ).toEqual([later(2)]);
  });

  it("is moved on by whoever responds, and by nobody who may not see it", async () => {
    const { id } = await decide(ACCEPTED);
    const stranger = await person("Sam", { search: "manager" });
    await expect(setAcceptedState(stranger, id, { to: "done" }, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    const viewer = await person("Vic", { payments: "viewer" });
    await expect(setAcceptedState(viewer, id, { to: "done" }, NOON)).rejects.toMatchObject({
      code: "forbidden",
    });
    const responder = await person("Rae", { payments: "responder" });
    await setAcceptedState(responder, id, { to: "in-progress" }, NOON);
    expect(await actions()).toMatchObject([["checkout", "in-progress", "Mia", "2026-12-01"]]);
  });

  it("is not moved on by whoever saw it in another state", async () => {
    const { id } = await decide(ACCEPTED);
    await setAcceptedState(manager, id, { to: "done", from: "open" }, later(1));
    await expect(
      setAcceptedState(manager, id, { to: "dropped", from: "open" }, later(2)),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining('Its state is now "Done".') as string,
    });
    await setAcceptedState(manager, id, { to: "open", from: "done" }, later(3));
    expect(await actions()).toHaveLength(1);
  });

  it("is not taken up again once something else was decided", async () => {
    const { id } = await decide(ACCEPTED);
    await decide(REFUSED, manager, later(1));
    for (const to of ["open", "in-progress"] as const)
      await expect(setAcceptedState(manager, id, { to }, later(2))).rejects.toMatchObject({
        code: "conflict",
      });
    const dropped = { state: "dropped" } as const;
    expect(await listAccepted(manager, dropped)).toMatchObject([{ id, superseded: true }]);
    const { id: again } = await decide(ACCEPTED, manager, later(3));
    expect(await listAccepted(manager, {})).toMatchObject([{ id: again, superseded: false }]);
  });

  it("is none where it was refused", async () => {
    const { id } = await decide(REFUSED);
    await expect(setAcceptedState(manager, id, { to: "done" }, NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await actions({ state: "all" })).toEqual([]);
  });
});

it("a corrected effort replaces the one before", async () => {
  await setEffort(manager, SUBJECT, "L", NOON);
  await setEffort(manager, SUBJECT, "M", NOON);
  expect([...(await listEfforts(manager))]).toEqual([[KEY, "M"]]);
});
