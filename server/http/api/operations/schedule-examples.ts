const AT = "2026-11-01T00:00:00Z";
const HANDOFF = "2026-11-02T08:00:00Z";

export const LEAST_BODY = {
  name: "Payments on-call",
  team: "payments",
  timeZone: "Europe/Berlin",
  layers: [
    {
      name: "Primary",
      people: ["ana@example.org", "ben@example.org"],
      rotation: { unit: "week", handoff: "09:00", weekday: "mon" },
      startsAt: "2026-01-05T09:00",
    },
  ],
};

const LAYER = {
  name: "Office hours",
  people: ["cem@example.org", "dee@example.org"],
  rotation: { unit: "day", every: 1, handoff: "09:00" },
  startsAt: "2026-01-05T09:00",
  endsAt: "2036-01-05T09:00",
  perTurn: 1,
  restrictions: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
};

export const BODY = { ...LEAST_BODY, layers: [LAYER, ...LEAST_BODY.layers] };

export const SCHEDULE = {
  schedule: "payments-on-call",
  ...LEAST_BODY,
  layers: [LAYER],
  version: 1,
  createdAt: AT,
  updatedAt: AT,
};

const ANA = { email: "ana@example.org", name: "Ana", layer: "Primary" };

export const ON_CALL = {
  at: AT,
  onCall: [{ ...ANA, since: "2026-10-26T08:00:00Z", until: HANDOFF }],
  next: { at: HANDOFF, onCall: [{ ...ANA, email: "ben@example.org", name: "Ben" }] },
};

const SHIFT = {
  start: AT,
  end: HANDOFF,
  person: "ana@example.org",
  name: "Ana",
  layer: "Primary",
  override: false,
};

export const SHIFTS = { shifts: [SHIFT], gaps: [] };
export const PREVIEW = {
  ...SHIFTS,
  warnings: [{ kind: "unreachable", person: "ben@example.org", why: "has no active account" }],
};

/** In the future, and with an offset. */
export const OVERRIDE_BODY = {
  start: "2036-12-24T09:00:00+01:00",
  end: "2036-12-26T09:00:00+01:00",
  person: "ben@example.org",
  replaces: "ana@example.org",
};

export const OVERRIDE = {
  id: 12,
  start: "2036-12-24T08:00:00Z",
  end: "2036-12-26T08:00:00Z",
  kind: "replace",
  person: "ben@example.org",
  replaces: "ana@example.org",
  reason: "",
  createdBy: "Mia",
};

export const COPY_BODY = {
  from: "2036-12-20T00:00:00+01:00",
  to: "2037-01-07T00:00:00+01:00",
  by: "date",
};

const HOLIDAY = {
  start: "2036-12-24T08:00:00Z",
  end: "2036-12-26T08:00:00Z",
  kind: "replace",
  person: "ben@example.org",
  replaces: null,
  reason: "Holiday",
};

export const COPY = { dryRun: false, added: [HOLIDAY], kept: [] };

export const IMPORT_BODY = {
  ical: [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "BEGIN:VEVENT",
    "UID:1@example.org",
    "SUMMARY:Rota",
    "ATTENDEE:mailto:ben@example.org",
    "DTSTART;VALUE=DATE:20361224",
    "DTEND;VALUE=DATE:20361226",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ].join("\r\n"),
  from: "2036-12-01T00:00:00Z",
};

export const IMPORT = {
  ...COPY,
  added: [{ ...HOLIDAY, reason: "Imported: Rota" }],
  removed: [],
  notMatched: [
    { title: "Rota", why: "It names nobody by email.", first: "2036-12-28T08:00:00Z", count: 2 },
  ],
  notRead: [],
};
