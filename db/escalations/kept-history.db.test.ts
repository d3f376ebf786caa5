import { holdingWords } from "@/lib/team/holdings";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { listAlertMessages } from "../alerts/told";
import type { UserActor } from "../access/actor";
import { getChannel, listChannels } from "../contacts/channels";
import { deleteChannel } from "../contacts/delete-channel";
import { putChannel, type ChannelColumns } from "../contacts/put-channel";
import { enqueueForChannel } from "../notifications/internal/enqueue";
import { leaseDue } from "../notifications/lease";
import { listNotifications } from "../notifications/list";
import { deleteTeam, findTeamHoldings } from "../people/delete-team";
import { createCalendarFeed, listCalendarFeeds } from "../schedules/feeds";
import { deleteSchedule } from "../schedules/delete";
import { findSchedule } from "../schedules/find";
import { listRotas, listSchedules } from "../schedules/list";
import { addOverride } from "../schedules/overrides";
import { putSchedule } from "../schedules/put";
import { teamChannels } from "../schema/contacts";
import { notifications } from "../schema/notifications";
import { scheduleOverrides, scheduleVersions } from "../schema/schedules";
import { closeStore, read, write } from "../store/client";
import { personTarget, policyOf, storedPolicy } from "../testing/escalations";
import { freshStore, systemActor } from "../testing/fresh-store";
import { min, NOON, person, teamNamed } from "../testing/persons";
import { outbox, toldPerson } from "../testing/outbox";
import { refusal } from "../testing/refusal";
import { hours, scheduleInput } from "../testing/schedule-people";
import { storedAlert } from "../testing/stored-alert";
import { announceShifts } from "./announce-shifts";
import { deletePolicy } from "./delete";
import { findPolicy } from "./find";
import { beginEscalation, endEscalations } from "./internal/escalate";
import { listEscalations } from "./list-escalations";
import { listPolicies } from "./list";
import { listTargetChoices } from "./list-target-choices";
import { putPolicy } from "./put";
import { runEscalation } from "./run-due";
import { policyInputSchema } from "@/lib/escalation/schema";

const ROOM: ChannelColumns = {
  name: "Room",
  team: "payments",
  kind: "slack",
  sealedAddress: "v1:sealed",
  events: [],
};
const PAGE = { limit: 20 };

let mia: UserActor;
let alertId: number;

beforeEach(async () => {
  await freshStore();
  mia = await person("mia", { payments: "manager" });
  await person("ana", { payments: "responder" });
  alertId = await storedAlert("payments");
});
afterAll(closeStore);

const escalated = async (policySlug: string): Promise<number> => {
  const by = { teamId: await teamNamed("payments"), serviceId: null, policySlug };
  return (await write((tx) => beginEscalation(tx, { alertId }, by, "page", NOON))) ?? 0;
};

describe("a policy that is deleted", () => {
  const savedAnew = (slug: string) =>
    putPolicy(
      mia,
      slug,
      policyInputSchema.parse({
        name: "Another",
        team: "payments",
        levels: [{ targets: [{ person: "mia@example.org" }], timeoutMinutes: 5 }],
      }),
      min(9),
    );

  it("leaves who was paged by it, and its name, which another may take", async () => {
    await storedPolicy("default", "payments", policyOf([[[personTarget("ana")], 5]]));
    await escalated("default");
    await write((tx) => endEscalations(tx, { alertId }, min(1)));
    await deletePolicy(mia, "default", min(2));
    expect(await findPolicy(mia, "default")).toBeNull();
    expect(await listPolicies(mia)).toEqual([]);
    expect(holdingWords(await findTeamHoldings(systemActor, "payments"))).not.toContain("policy");
    expect((await refusal(deletePolicy(mia, "default", min(3)))).code).toBe("not-found");
    const [past] = await listEscalations(mia, { alertId });
    expect(past).toMatchObject({
      state: "done",
      policy: { slug: null, name: "default", isDeleted: true },
    });
    expect(past?.steps.map(({ effect }) => effect.kind)).toEqual(["notify", "ended"]);
    expect(await listAlertMessages(mia, alertId)).toMatchObject([{ person: "ana" }]);
    expect((await savedAnew("default")).created).toBe(true);
    expect((await listEscalations(mia, { alertId }))[0]?.policy.name).toBe("default");
    expect((await listPolicies(mia)).map(({ name }) => name)).toEqual(["Another"]);
  });

  it.each([
    ["runs", 0],
    ["ran out", 5],
  ])("was not in use: a page that %s and is open keeps its policy", async (_, minutes) => {
    await storedPolicy("default", "payments", policyOf([[[personTarget("ana")], 5]]));
    const id = await escalated("default");
    if (minutes > 0) await runEscalation(systemActor, id, min(minutes));
    expect((await refusal(deletePolicy(mia, "default", min(6)))).message).toBe(
      "A page that went by this policy is open right now. Delete the policy when that is over.",
    );
    await write((tx) => endEscalations(tx, { alertId }, min(7)));
    await deletePolicy(mia, "default", min(8));
  });
});

describe("a channel that is deleted", () => {
  const tell = async (now: Date) => {
    const teamId = await teamNamed("payments");
    return write((tx) =>
      enqueueForChannel(
        tx,
        "room",
        {
          cause: { kind: "alert", became: "fired" },
          severity: "page",
          teamId,
          alertId,
        },
        now,
      ),
    );
  };

  beforeEach(async () => {
    await putChannel(mia, "room", ROOM, NOON);
    await tell(NOON);
  });

  it("stays named where it was told something, and is nowhere to choose", async () => {
    await deleteChannel(mia, "room", min(1));
    expect(await listChannels(mia)).toEqual([]);
    expect(await listChannels(systemActor)).toEqual([]);
    expect((await refusal(getChannel(systemActor, "room"))).code).toBe("not-found");
    expect((await refusal(deleteChannel(mia, "room", min(2)))).code).toBe("not-found");
    expect((await listTargetChoices(mia)).channels).toEqual([]);
    expect(await listAlertMessages(mia, alertId)).toMatchObject([{ teamChannel: "Room" }]);
    expect(await listNotifications(mia, { alertId }, PAGE)).toMatchObject([
      { channelName: { slug: "room", name: "Room" } },
    ]);
  });

  it("is sent nothing more, and where it went is forgotten", async () => {
    await deleteChannel(mia, "room", min(1));
    expect(await outbox()).toMatchObject([{ state: "canceled", finishedAt: min(1) }]);
    expect(await tell(min(2))).toBe(0);
    expect(await read().select().from(teamChannels)).toMatchObject([
      { sealedAddress: "", deletedAt: min(1) },
    ]);
  });

  it("takes nothing that was on its way when its sender died", async () => {
    const lease = { holder: "one", now: min(0), until: min(2), limit: 9 };
    expect(await leaseDue(systemActor, lease)).toMatchObject([{ channel: { gone: false } }]);
    await deleteChannel(mia, "room", min(1));
    await write((tx) => tx.update(notifications).set({ state: "sending" }));
    const [again] = await leaseDue(systemActor, { ...lease, now: min(3), until: min(5) });
    expect(again?.channel).toMatchObject({ gone: true });
  });

  it("leaves its name to another, which takes none of its messages", async () => {
    await deleteChannel(mia, "room", min(1));
    expect((await putChannel(mia, "room", { ...ROOM, name: "New" }, min(2), true)).created).toBe(
      true,
    );
    await tell(min(3));
    expect((await listAlertMessages(mia, alertId)).map(({ teamChannel }) => teamChannel)).toEqual([
      "Room",
      "New",
    ]);
    expect(await listNotifications(mia, { alertId }, PAGE)).toMatchObject([
      { channelName: { name: "New" } },
      { channelName: { name: "Room" } },
    ]);
  });
});

describe("a schedule that is deleted", () => {
  beforeEach(async () => {
    await putSchedule(mia, "night", scheduleInput(["ana@example.org"]), NOON);
  });

  it("is nowhere to be found, and still says who was on call", async () => {
    const end = hours(9).getTime();
    await addOverride(
      mia,
      "night",
      { start: NOON.getTime(), end, kind: "replace", person: mia.email, reason: "" },
      NOON,
    );
    await addOverride(mia, "night", { start: end, end: end + 1, kind: "nobody", reason: "" }, NOON);
    await deleteSchedule(mia, "night", hours(1));
    expect(await findSchedule(mia, "night")).toBeNull();
    expect(await listSchedules(systemActor)).toEqual([]);
    expect(await listRotas(mia, { start: 0, end })).toEqual([]);
    expect((await listTargetChoices(mia)).schedules).toEqual([]);
    expect(holdingWords(await findTeamHoldings(systemActor, "payments"))).not.toContain("schedule");
    expect(
      (await read().select().from(scheduleVersions).orderBy(asc(scheduleVersions.version))).map(
        ({ effectiveFrom, layers }) => [effectiveFrom, layers.length],
      ),
    ).toEqual([
      [NOON, 1],
      [hours(1), 0],
    ]);
    expect(await read().select().from(scheduleOverrides)).toMatchObject([
      { person: mia.email, end: hours(1) },
    ]);
    expect((await putSchedule(mia, "night", scheduleInput([]), hours(2))).created).toBe(true);
  });

  it("announces and hands over nothing more, and keeps what it told", async () => {
    const cause = { kind: "shift-begins", startsAt: min(60).getTime() } as const;
    const schedule = await findSchedule(mia, "night");
    const scheduleId = schedule?.id ?? 0;
    const about = { cause, severity: "ticket" as const, teamId: null, scheduleId };
    await toldPerson("ana@example.org", about, NOON);
    await write((tx) =>
      tx
        .update(notifications)
        .set({ state: "sent", nextAttemptAt: null })
        .where(eq(notifications.scheduleId, scheduleId)),
    );
    await toldPerson("ana@example.org", about, min(1));
    await deleteSchedule(mia, "night", min(2));
    await announceShifts(systemActor, min(3), DAY_MS);
    expect((await outbox()).map(({ state }) => state)).toEqual(["sent", "canceled"]);
  });

  it("takes its calendar links from their owner's list", async () => {
    await createCalendarFeed(mia, "night", "key", NOON);
    await createCalendarFeed(mia, null, "own", NOON);
    await deleteSchedule(mia, "night", min(1));
    expect((await listCalendarFeeds(mia)).map(({ schedule }) => schedule)).toEqual([null]);
  });
});

it("a team's channels go to its heir with what is deleted, and hold up its deletion without one", async () => {
  await teamNamed("search");
  await putChannel(mia, "room", ROOM, NOON);
  await putChannel(mia, "old", ROOM, NOON);
  await deleteChannel(mia, "old", min(1));
  expect((await refusal(deleteTeam(systemActor, "payments", null, min(2)))).message).toBe(
    "payments still has 1 channel.",
  );
  await deleteTeam(systemActor, "payments", "search", min(2));
  expect((await getChannel(systemActor, "room")).team.slug).toBe("search");
  expect(await read().select().from(teamChannels)).toHaveLength(2);
});
