import ICAL from "ical.js";
import { sync } from "node-ical";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "@/db/access/actor";
import { findFeedIdentity } from "@/db/schedules/feed-identity";
import { createCalendarFeed, listCalendarFeeds, revokeCalendarFeed } from "@/db/schedules/feeds";
import { deleteSchedule } from "@/db/schedules/delete";
import { getRota } from "@/db/schedules/find";
import { peopleOnCall } from "@/db/schedules/internal/on-call-people";
import { addOverride, endOverride } from "@/db/schedules/overrides";
import { putSchedule } from "@/db/schedules/put";
import { closeStore, read } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { NOON } from "@/db/testing/persons";
import { hours, scheduleInput, schedulePeople } from "@/db/testing/schedule-people";
import { lanesOf } from "@/lib/on-call/lanes";
import { onCallAt } from "@/lib/on-call/on-call";
import { DAY_MS } from "@/lib/time/duration";
import { calendarOf } from "./calendar";
import { lookedAt } from "./on-call-now";

type People = Awaited<ReturnType<typeof schedulePeople>>;
type Event = {
  uid: string;
  start: number;
  end: number;
  sequence: number;
  status: string;
  summary: string;
};

const ANA = "ana@example.org";
const BEN = "ben@example.org";

function eventsOf(text: string): Event[] {
  return new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents("vevent")
    .map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        start: event.startDate.toJSDate().getTime(),
        end: event.endDate.toJSDate().getTime(),
        sequence: event.sequence,
        status: String(component.getFirstPropertyValue("status")),
        summary: event.summary,
      };
    });
}

describe("a calendar's secret address", () => {
  let people: People;
  beforeEach(async () => {
    people = await schedulePeople();
    await putSchedule(people.mia, "payments", scheduleInput(), hours(-48));
  });
  afterAll(closeStore);

  const textAt = async (actor: UserActor, key: string, now: Date): Promise<string> => {
    const feed = await findFeedIdentity(systemActor, key);
    if (!feed) throw new Error("no feed");
    return calendarOf(actor, feed, now);
  };

  it("answers nobody once it is revoked, and is revoked by its owner alone", async () => {
    const { ana, mia, eve } = people;
    const id = await createCalendarFeed(ana, "payments", "key of ana", NOON);
    await expect(createCalendarFeed(eve, "payments", "eve", NOON)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(revokeCalendarFeed(mia, id, NOON)).rejects.toMatchObject({ code: "not-found" });
    expect(await listCalendarFeeds(ana)).toMatchObject([{ id, schedule: { slug: "payments" } }]);
    expect(await listCalendarFeeds(mia)).toEqual([]);
    await textAt(ana, "key of ana", NOON);
    expect((await listCalendarFeeds(ana))[0]?.lastReadAt).toEqual(NOON);
    await revokeCalendarFeed(ana, id, NOON);
    expect(await findFeedIdentity(systemActor, "key of ana")).toBeNull();
  });

  it("tells the same text until something changes, and what moved under its number", async () => {
    const { ana, mia } = people;
    await createCalendarFeed(ana, "payments", "key", NOON);
    const first = await textAt(ana, "key", NOON);
    expect(await textAt(ana, "key", hours(5))).toBe(first);
    const bens = eventsOf(first).find(
      ({ start, end }) => start <= hours(1).getTime() && hours(1).getTime() < end,
    );
    expect(bens).toMatchObject({
      sequence: 0,
      status: "CONFIRMED",
      summary: "Ben: Payments on-call",
    });
    const taken = { start: hours(3).getTime(), end: hours(36).getTime(), person: ANA } as const;
    const { id } = await addOverride(
      mia,
      "payments",
      { ...taken, kind: "replace", reason: "" },
      hours(1),
    );
    const moved = eventsOf(await textAt(ana, "key", hours(2)));
    const at = (uid: string | undefined) => moved.filter((event) => event.uid === uid);
    expect(at(bens?.uid)).toMatchObject([{ sequence: 1, status: "CONFIRMED", end: taken.start }]);
    const gone = moved.filter(({ status }) => status === "CANCELLED");
    expect(gone.map(({ sequence, start }) => [sequence, start])).toEqual([
      [1, hours(12).getTime()],
    ]);
    await endOverride(mia, "payments", id, hours(2));
    const back = eventsOf(await textAt(ana, "key", hours(2.5)));
    expect(back.filter(({ uid }) => uid === bens?.uid)).toMatchObject([
      { sequence: 2, end: bens?.end },
    ]);
    expect(back.filter(({ uid }) => uid === gone[0]?.uid)).toMatchObject([
      { sequence: 2, status: "CONFIRMED" },
    ]);
  });

  it("holds a person's own shifts of every schedule that they may see", async () => {
    const { ben, eve } = people;
    const search = { ...scheduleInput([BEN]), team: "search", name: "Search" };
    await putSchedule(eve, "search", search, hours(-48));
    await createCalendarFeed(ben, null, "own", NOON);
    const events = eventsOf(await textAt(ben, "own", NOON));
    expect(new Set(events.map(({ summary }) => summary))).toEqual(
      new Set(["On call: Payments on-call"]),
    );
    expect(events.every(({ start }) => ((start - Date.UTC(2026, 10, 1)) / DAY_MS) % 2 === 1)).toBe(
      true,
    );
  });

  it("tells what is left of a schedule that was deleted as canceled, and what was as it was", async () => {
    const { ana, ben, mia } = people;
    await createCalendarFeed(ana, "payments", "all", NOON);
    await createCalendarFeed(ben, null, "own", NOON);
    const before = eventsOf(await textAt(ana, "all", NOON));
    await textAt(ben, "own", NOON);
    await deleteSchedule(mia, "payments", hours(1));
    await putSchedule(mia, "payments", scheduleInput([]), hours(2));
    const text = await textAt(ana, "all", hours(3));
    expect(text).toContain("NAME:Payments on-call (deleted)");
    const after = eventsOf(text);
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
    const at = (events: Event[], hour: number) =>
      events.find(({ start, end }) => {
        const instant = hours(hour).getTime();
        return start <= instant && instant < end;
      });
    expect(at(after, -20)).toEqual(at(before, -20));
    expect(at(after, 0)).toMatchObject({
      status: "CONFIRMED",
      sequence: 1,
      end: hours(1).getTime(),
    });
    const coming = after.filter(({ start }) => start > hours(1).getTime());
    expect(coming.length).toBeGreaterThan(50);
    expect(new Set(coming.map(({ status }) => status))).toEqual(new Set(["CANCELLED"]));
    const own = eventsOf(await textAt(ben, "own", hours(3)));
    expect(own.filter(({ status }) => status === "CONFIRMED")).not.toEqual([]);
    expect(
      own.every(({ status, end }) => (status === "CONFIRMED") === end <= hours(1).getTime()),
    ).toBe(true);
    await expect(textAt(ana, "all", hours(31 * 24))).rejects.toMatchObject({ code: "not-found" });
  });

  it("agrees with the pager, the API's answer and the final lane at a thousand instants", async () => {
    const { ana, ben, mia, vera } = people;
    const layered = {
      ...scheduleInput([ANA, BEN, "vera@example.org"]),
      timeZone: "America/Chicago",
    };
    const [base] = layered.layers;
    if (!base) throw new Error("no layer");
    const night = {
      ...base,
      name: "Night",
      people: ["mia@example.org", ANA],
      rotation: { unit: "week" as const, every: 1, handoff: 150, weekday: "sun" as const },
      restrictions: [
        { days: ["fri" as const, "sat" as const, "sun" as const], from: 1320, to: 360 },
      ],
    };
    await putSchedule(mia, "payments", { ...layered, layers: [night, base] }, hours(-24));
    const add = (from: number, to: number, what: object) =>
      addOverride(
        mia,
        "payments",
        {
          start: hours(from).getTime(),
          end: hours(to).getTime(),
          kind: "replace",
          reason: "",
          ...what,
        },
        hours(-20),
      );
    await add(-10, 30, { person: vera.email, replaces: BEN });
    await add(40, 47, { kind: "nobody" });
    await add(100, 300, { kind: "add", person: ben.email });
    await putSchedule(mia, "payments", scheduleInput([BEN, ANA]), hours(-2));
    await createCalendarFeed(ana, "payments", "all", NOON);
    const text = await textAt(ana, "all", NOON);
    const told = eventsOf(text).filter(({ status }) => status !== "CANCELLED");
    const byOther = Object.values(sync.parseICS(text)).filter((each) => each.type === "VEVENT");
    expect(
      byOther.map((each) => ("start" in each ? each.start.getTime() : 0)).sort((a, b) => a - b),
    ).toEqual(told.map(({ start }) => start).sort((a, b) => a - b));
    const span = { start: hours(-40).getTime(), end: hours(24 * 60).getTime() };
    const { rota } = await getRota(vera, "payments", span);
    const [final] = lanesOf(rota.versions, span).slice(-1);
    const wide = await getRota(vera, "payments", lookedAt(NOON.getTime()));
    let seed = 42;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let count = 0; count < 1000; count += 1) {
      // Half of them lie where things change.
      const reach = count % 2 === 0 ? 24 * 60 : 360;
      const second = Math.floor((random() * (reach + 40) - 40) * 3600);
      const at = NOON.getTime() + second * 1000;
      const within = ({ start, end }: { start: number; end: number }) => start <= at && at < end;
      const paged = (await peopleOnCall(read(), "payments", new Date(at))).toSorted();
      expect(
        onCallAt(wide.rota.versions, at)
          .onCall.map(({ person }) => person)
          .toSorted(),
      ).toEqual(paged);
      expect(
        final?.blocks
          .filter(within)
          .map(({ person }) => person)
          .toSorted(),
      ).toEqual(paged);
      expect(
        told
          .filter(within)
          .map(({ uid }) => uid.replace(/^payments-\d+-(.*)@burnline$/, "$1"))
          .toSorted(),
      ).toEqual(paged);
    }
  });
});
