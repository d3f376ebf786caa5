import { noun, placeOf } from "../support/noun";
import { ofEachSort } from "../walker/each-sort";
import { HIDDEN_TEAM, OTHER_TEAM } from "./people";

const FIRST = "payments-on-call";
const HIDDEN = `${HIDDEN_TEAM}-on-call`;
/** Responds in the hidden team; the address may be repeated to whoever sent it. */
const STAND_IN = `${HIDDEN_TEAM}.stand-in@example.org`;
const ACTIONS = "app/(dashboard)/on-call/actions.ts";
const CREATE = "on-call/actions.ts#createSchedule";
const CALENDAR = "on-call/actions.ts#createCalendarLinkAction";
const OVERRIDE = "on-call/actions.ts#addOverrideAction";

/** Hands over weekly. */
const layer = (name: string, people: string[]) => ({
  "layers.0.name": name,
  "layers.0.people": people,
  "layers.0.rotation.unit": "week",
  "layers.0.rotation.handoff": "09:00",
  "layers.0.rotation.weekday": "mon",
  "layers.0.startsAt": "2026-01-05T09:00",
});
/** What a form of a schedule may leave out, and where anything may be typed. */
const LOOSE = {
  optional: [
    "layers.0.people",
    "layers.0.perTurn",
    "layers.0.endsAt",
    "layers.0.rotation.every",
    "layers.0.rotation.weekday",
    "layers.0.restrictions.0.days",
  ],
  texts: ["layers.0.name"],
};

const CALENDAR_TEXT = [
  "BEGIN:VCALENDAR",
  "BEGIN:VEVENT",
  "UID:1",
  "ATTENDEE:mailto:thief@example.org",
  "DTSTART:20260101T000000Z",
  "DURATION:PT1H",
  "RRULE:FREQ=DAILY",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\n");

const soon = (hours: number): string =>
  new Date(Math.floor(Date.now() / 60_000 + hours * 60) * 60_000).toISOString();

export default noun({
  restsOn: ["people"],
  resolvers: {
    schedule: ofEachSort("select slug as schedule from schedules order by id", () => 1),
  },
  first: {
    places: { schedule: FIRST, override: "1" },
    async make({ act, server }) {
      await act(CREATE, {
        slug: FIRST,
        name: "Payments on-call",
        team: "payments",
        timeZone: "Europe/Berlin",
        ...layer("Primary", [server.admin.email, "ben@example.org", "ana@example.org"]),
        "layers.1.name": "Office hours",
        "layers.1.people": "dee@example.org",
        "layers.1.rotation.every": "1",
        "layers.1.rotation.unit": "day",
        "layers.1.rotation.handoff": "08:00",
        "layers.1.startsAt": "2026-01-05T08:00",
        "layers.1.restrictions.0.days": ["mon", "tue"],
        "layers.1.restrictions.0.from": "08:00",
        "layers.1.restrictions.0.to": "18:00",
      });
      await act(OVERRIDE, {
        schedule: FIRST,
        zone: "UTC",
        start: soon(30),
        end: soon(36),
        kind: "nobody",
        reason: "Holiday",
      });
    },
  },
  hidden: {
    places: { schedule: HIDDEN, override: "1" },
    unknown: { schedule: "unknowns-on-call", override: "1" },
    numbered: null,
    async make({ act, send }) {
      await send("PUT", `/users/${STAND_IN}`, {
        name: "Vermilion stand-in",
        teams: [{ team: HIDDEN_TEAM, role: "responder" }],
      });
      for (const [schedule, team, mark] of [
        [HIDDEN, HIDDEN_TEAM, "Vermilion"],
        [`${OTHER_TEAM}-on-call`, OTHER_TEAM, "Azure"],
      ] as const)
        await act(CREATE, {
          slug: schedule,
          name: `${mark} on-call`,
          team,
          timeZone: "UTC",
          ...layer(`${mark} layer`, [`${mark.toLowerCase()}.hand@example.org`]),
        });
      await act(OVERRIDE, {
        schedule: HIDDEN,
        zone: "UTC",
        start: soon(30),
        end: soon(36),
        kind: "nobody",
        reason: "Vermilion holiday",
      });
      await act(CALENDAR, { schedule: HIDDEN, of: "schedule" });
    },
    ids: async (find) => ({
      override: await find("schedule_overrides", "Vermilion holiday"),
      feed: await find("calendar_feeds", "key_hash"),
    }),
  },
  calls: (ids) => {
    const schedule = HIDDEN;
    const saved = {
      slug: HIDDEN,
      name: "Stolen",
      team: HIDDEN_TEAM,
      timeZone: "UTC",
      ...layer("Stolen", ["thief@example.org"]),
    };
    const whole = {
      ...saved,
      version: "1",
      "layers.0.perTurn": "1",
      "layers.0.rotation.every": "1",
      "layers.0.endsAt": "2030-01-01T09:00",
      "layers.0.restrictions.0.days": ["mon"],
      "layers.0.restrictions.0.from": "09:00",
      "layers.0.restrictions.0.to": "17:00",
    };
    const shift = { schedule, start: soon(2), end: soon(4) };
    return {
      [`${ACTIONS}#createSchedule`]: {
        fields: { ...saved, slug: "stolen-schedule" },
        whole,
        ...LOOSE,
      },
      [`${ACTIONS}#updateSchedule`]: { fields: saved, whole, ...LOOSE },
      [`${ACTIONS}#previewSchedule`]: {
        fields: saved,
        neverHere: "It stores nothing.",
        ...LOOSE,
        optional: [...LOOSE.optional, "slug", "name"],
        texts: [...LOOSE.texts, "slug"],
      },
      [`${ACTIONS}#addOverrideAction`]: {
        fields: { ...shift, zone: "UTC", kind: "replace", person: "thief@example.org" },
        optional: ["kind"],
      },
      [`${ACTIONS}#endOverrideAction`]: { fields: { schedule, override: String(ids.override) } },
      [`${ACTIONS}#importCalendarAction`]: {
        fields: { schedule, ical: CALENDAR_TEXT, weeks: "26", step: "import" },
        texts: ["ical"],
      },
      [`${ACTIONS}#copyOverridesAction`]: {
        fields: { schedule, from: soon(0).slice(0, 10), to: soon(48).slice(0, 10), by: "date" },
        optional: ["by"],
        texts: ["from", "to"],
      },
      [`${ACTIONS}#askForSwapAction`]: { fields: { ...shift, to: STAND_IN } },
      [`${ACTIONS}#answerSwapAction`]: {
        fields: { schedule, swap: "1", answer: "withdrawn" },
      },
      [`${ACTIONS}#createCalendarLinkAction`]: {
        fields: { schedule, of: "schedule" },
        own: "Everyone reads what they may see, in their own calendar too.",
      },
      [`${ACTIONS}#revokeCalendarLinkAction`]: { fields: { feed: String(ids.feed) } },
      [`${ACTIONS}#deleteScheduleAction`]: { fields: { schedule } },
    };
  },
  async hostile({ act }, { text, name }) {
    await act(CREATE, {
      slug: name,
      name: text.slice(0, 80),
      team: name,
      timeZone: "UTC",
      ...layer(text.slice(0, 60), [`${name}@example.org`]),
    });
    const shift = { schedule: name, start: soon(1), end: soon(3) };
    await act(OVERRIDE, { ...shift, zone: "UTC", kind: "nobody", reason: text.slice(0, 200) });
    return { schedule: name };
  },
  fuzz: {
    names: (unique) => ({ schedule: unique("schedule"), override: "1" }),
    async renew(call, names) {
      const schedule = placeOf(names, "schedule");
      const json = {
        name: schedule,
        team: placeOf(names, "team"),
        timeZone: "Europe/Berlin",
        layers: [
          {
            name: "Primary",
            people: ["ana@example.org", "ben@example.org"],
            rotation: { unit: "day", handoff: "09:00" },
            startsAt: "2026-01-01T09:00",
          },
        ],
      };
      await call("PUT", `/schedules/${schedule}`, { json });
    },
    number: async () => ({}),
    pageReads: [],
  },
});
