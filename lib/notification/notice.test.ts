import { describe, expect, test } from "vitest";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { Cause } from "./cause";
import type { HandOver } from "./hand-over-words";
import type { Subject } from "./notice";
import { noticeOf } from "./notice-of";
import { stillWanted, type Standing } from "./still-wanted";

const NOW = Date.parse("2026-11-02T12:06:00Z");
const LEVEL: Cause = { kind: "escalation", why: "level", level: 0, round: 0, missed: 0 };
const rule = {
  severity: "page",
  longMs: HOUR_MS,
  shortMs: 5 * MINUTE_MS,
  factor: 14.4,
  budgetShare: 0.02,
  longBurnRate: 16.24,
  shortBurnRate: 21,
  longCoverage: 1,
  badEvents: 320,
  warmingUp: false,
  suppressedBy: null,
  firing: true,
} as const;
const burning: Extract<Subject, { kind: "alert" }> = {
  kind: "alert",
  id: 12,
  title: "Payments succeed: budget burns fast",
  severity: "page",
  state: "firing",
  startedAt: NOW - 6 * MINUTE_MS,
  resolvedAt: null,
  acknowledgedBy: null,
  team: "Payments",
  service: "Checkout",
  slo: "Payments succeed",
  summary: null,
  facts: { kind: "burn-rate", at: NOW, targetPpm: 999_000, remaining: 0.613, rules: [rule] },
};

const told = (cause: Cause, subject: Subject, handOver: HandOver | null = null) =>
  noticeOf({
    cause,
    subject,
    handOver,
    severity: "page",
    timeZone: "Asia/Kathmandu",
    now: NOW,
    base: "https://burnline.example",
    acknowledge: { url: "https://burnline.example/acknowledge/t", post: "p" },
  });

describe("a message", () => {
  test("of a budget that burns says what, since when, how fast, and where to look", () => {
    expect(told(LEVEL, burning)).toEqual({
      event: "alert.firing",
      severity: "page",
      tone: "page",
      title: "Payments succeed: budget burns fast",
      lead: "The budget burns 16.2× over 1 hour and 21.0× over 5 minutes. 61.3% of the budget is left.",
      facts: [
        { label: "Service", value: "Checkout · Payments succeed" },
        { label: "Team", value: "Payments" },
        { label: "Since", value: "2 Nov 2026, 17:45 GMT+5:45 (6 minutes)" },
      ],
      more: [],
      url: "https://burnline.example/alerts/12",
      acknowledgeUrl: "https://burnline.example/acknowledge/t",
      acknowledgePost: "p",
      thread: "alert-12",
      at: NOW,
    });
  });

  test("says why it comes again", () => {
    const lead = (cause: Cause) => told(cause, { ...burning, facts: null }).lead;
    expect(lead({ ...LEVEL, why: "asked-again" })).toBe(
      "You acknowledged it, and it is still going on.",
    );
    expect(lead({ ...LEVEL, why: "nobody-answered" })).toBe("Nobody has answered this.");
    expect(lead({ ...LEVEL, level: 1 })).toBe("Nobody has acknowledged it so far.");
    expect(lead({ ...LEVEL, level: 3, missed: 2 })).toBe(
      "2 earlier levels were not notified, because Burnline was not running.",
    );
  });

  test("of an alert that is over says after how long", () => {
    const over = { ...burning, state: "resolved", resolvedAt: NOW - MINUTE_MS } as const;
    expect(told({ kind: "alert", became: "resolved" }, over)).toMatchObject({
      tone: "over",
      title: "Resolved: Payments succeed: budget burns fast",
      lead: "It is over after 5 minutes.",
    });
  });

  test("of an incident names it by its number", () => {
    expect(
      told(LEVEL, {
        kind: "incident",
        number: 7,
        title: "Checkout is slow",
        severity: "SEV1",
        status: "investigating",
        startedAt: NOW,
        team: "Payments",
        services: ["Checkout", "Ledger"],
      }),
    ).toMatchObject({
      title: "Incident 7: Checkout is slow",
      lead: "SEV1, investigating.",
      facts: [{ label: "Services", value: "Checkout and Ledger" }, {}, {}],
      url: "https://burnline.example/incidents/7",
      thread: "incident-7",
    });
  });

  test("of a shift names the schedule and the time in the person's zone", () => {
    const schedule = { kind: "schedule", slug: "primary", name: "Primary" } as const;
    expect(told({ kind: "shift-begins", startsAt: NOW }, schedule)).toMatchObject({
      title: "You are on call for Primary soon",
      lead: "Your shift begins on 2 Nov 2026, 17:51 GMT+5:45.",
      url: "https://burnline.example/on-call/primary",
    });
  });

  test("of a hand-over says to each side that it is one, and whose the page is", () => {
    const cause: Cause = { kind: "hand-over", from: "ana@example.org", to: ["ben@example.org"] };
    const sides = { schedule: "Primary", from: "Ana", to: ["Ben"] };
    const taken = { ...burning, state: "acknowledged", acknowledgedBy: "Ana" } as const;
    expect(told(cause, taken, { ...sides, side: "comes" })).toMatchObject({
      event: "schedule.hand-over",
      tone: "page",
      title: "Handed over to you: Payments succeed: budget burns fast",
      lead: "Ana’s shift of Primary has ended, and this page is still open. Acknowledge it to take it on.",
      facts: [{}, {}, {}, { label: "Acknowledged by", value: "Ana" }],
      url: "https://burnline.example/alerts/12",
    });
    expect(told(cause, taken, { ...sides, side: "goes" })).toMatchObject({
      tone: "note",
      title: "Your shift of Primary has ended: Payments succeed: budget burns fast",
      lead: "This page is still open. Ben is on call now and can take it on; until then it stays with you.",
    });
    expect(told(cause, taken, { ...sides, to: [], side: "goes" }).lead).toBe(
      "This page is still open, and nobody is on call now: it stays with you.",
    );
  });
});

describe("by the time it is sent, a message", () => {
  const firing: Standing = { alert: "firing", escalation: null, incidentOver: false };
  const wanted = (cause: Cause, change: Partial<Standing>) =>
    stillWanted(cause, { ...firing, ...change });

  test("of a level is wanted until somebody acknowledges, or it is over", () => {
    expect(wanted(LEVEL, {})).toBe(true);
    expect(wanted(LEVEL, { alert: "acknowledged" })).toBe(false);
    expect(wanted(LEVEL, { alert: "resolved", escalation: "running" })).toBe(false);
    expect(wanted(LEVEL, { escalation: "acknowledged" })).toBe(false);
    expect(wanted(LEVEL, { alert: null, escalation: "exhausted" })).toBe(true);
    expect(wanted(LEVEL, { alert: null, escalation: "running", incidentOver: true })).toBe(false);
  });

  test("of a level whose acknowledgement ran out is wanted", () => {
    expect(wanted(LEVEL, { alert: "acknowledged", escalation: "running" })).toBe(true);
    expect(
      wanted(
        { ...LEVEL, why: "asked-again" },
        { alert: "acknowledged", escalation: "acknowledged" },
      ),
    ).toBe(true);
  });

  test("of an end is wanted while that is the end", () => {
    const over: Cause = { kind: "alert", became: "resolved" };
    expect(wanted(over, { alert: "resolved" })).toBe(true);
    expect(wanted(over, { alert: "firing" })).toBe(false);
    expect(wanted({ kind: "alert", became: "fired" }, { alert: "acknowledged" })).toBe(false);
    expect(wanted({ kind: "test" }, { alert: "resolved" })).toBe(true);
    const handOver: Cause = { kind: "hand-over", from: "ana@example.org", to: [] };
    expect(wanted(handOver, { alert: "acknowledged", escalation: "acknowledged" })).toBe(true);
    expect(wanted(handOver, { alert: "resolved", escalation: "done" })).toBe(false);
  });
});
