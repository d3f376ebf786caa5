import { describe, expect, it } from "vitest";
import type { Tried } from "@/lib/notification/delivery-health";
import { MINUTE_MS } from "@/lib/time/duration";
import { burnlineAlerts, type OwnHealth } from "./burnline-alerts";
import { openAfter } from "./progress";
import type { OpenAlert } from "./sighting";
import type { Trouble } from "./trouble";
import { troubleReason, troubleRemedy } from "./trouble-words";
import { sightingsOf } from "./verdicts";

const AT = Date.parse("2026-11-02T12:00:30Z");
const team = { id: 3, slug: "platform" };
const GB = 1_000_000_000;

const WELL: OwnHealth = {
  lateJobs: [],
  disk: { freeBytes: 50 * GB, diskBytes: 100 * GB, storeBytes: GB },
  outbox: null,
  tried: [],
  unanswered: [],
  skipped: null,
};
const job = (name: string, urgent: boolean) => ({ name, does: "Does it.", urgent });
const disk = (free: number, whole: number) => ({
  freeBytes: free * GB,
  diskBytes: whole * GB,
  storeBytes: GB,
});
const tried = (change: Partial<Tried> = {}): Tried => ({
  channel: "email",
  about: "other",
  messages: 3,
  tries: 4,
  failed: 4,
  error: "450 no",
  ...change,
});

/** What follows minute by minute, as the events that would be applied. */
function told(...minutes: OwnHealth[]): string[][] {
  let open: ReadonlyMap<string, OpenAlert> = new Map();
  return minutes.map((health, index) => {
    const at = AT + index * MINUTE_MS;
    const sightings = sightingsOf(open, burnlineAlerts(health, open, team, at), at);
    open = openAfter(open, sightings);
    return sightings.map((one) =>
      one.event === "seen" ? `${one.key} ${one.severity}` : `${one.key} ${one.event}`,
    );
  });
}

describe("Burnline's own alerts", () => {
  it("are none while all is well", () => {
    expect(told(WELL)).toEqual([[]]);
  });

  it.each<[string, Partial<OwnHealth>, string]>([
    ["a job that pages wait for", { lateJobs: [job("deliver", true)] }, "job:deliver page"],
    ["another job", { lateJobs: [job("seal", false)] }, "job:seal ticket"],
    ["a large disk with less than a gigabyte", { disk: disk(0.99, 100) }, "disk ticket"],
    ["a small disk with less than a twentieth", { disk: disk(0.19, 4) }, "disk ticket"],
    ["a disk with next to nothing", { disk: disk(0.099, 100) }, "disk page"],
    ["an outbox that stands still", { outbox: { waiting: 2, since: AT } }, "outbox page"],
    ["three failures of a channel, and nothing else", { tried: [tried()] }, "channel:email page"],
    [
      "an escalation without an answer",
      { unanswered: [{ what: "alert", id: 17 }] },
      "unanswered:alert:17 page",
    ],
    ["minutes passed over", { skipped: { minutes: 90, until: AT, at: AT } }, "skipped ticket"],
  ])("are one for %s, told once and over when it is", (_what, change, expected) => {
    const key = expected.split(" ")[0] ?? "";
    const sent = { tried: [tried({ tries: 5 })] };
    const later = "tried" in change ? { ...WELL, ...sent } : WELL;
    expect(told({ ...WELL, ...change }, { ...WELL, ...change }, later)).toEqual([
      [expected],
      [],
      [`${key} gone`],
    ]);
  });

  it.each<[string, Tried[]]>([
    ["two messages", [tried({ messages: 2, tries: 9, failed: 9 })]],
    ["one that arrived among many that did not", [tried({ tries: 9, failed: 8 })]],
    ["tests", [tried({ about: "test" })]],
    ["messages about Burnline itself", [tried({ about: "burnline" })]],
  ])("do not come from %s", (_what, rows) => {
    expect(told({ ...WELL, tried: rows })).toEqual([[]]);
  });

  it("of a channel stay while nothing is sent by it, whatever arrives of Burnline's own", () => {
    const own = tried({ about: "burnline", failed: 0 });
    expect(
      told(
        { ...WELL, tried: [tried()] },
        WELL,
        { ...WELL, tried: [own] },
        { ...WELL, tried: [tried({ about: "test", failed: 3 })] },
      ),
    ).toEqual([["channel:email page"], [], [], ["channel:email gone"]]);
  });

  it("of a disk are over only when a fifth more is free than it takes to fire", () => {
    const free = (gigabytes: number) => ({ ...WELL, disk: disk(gigabytes, 100) });
    expect(told(free(0.99), free(1.19), free(1.21), free(1.19))).toEqual([
      ["disk ticket"],
      [],
      ["disk gone"],
      [],
    ]);
  });

  it("of skipped minutes end after an hour", () => {
    const skipped = { minutes: 90, until: AT, at: AT - 59 * MINUTE_MS };
    expect(told({ ...WELL, skipped }, { ...WELL, skipped })).toEqual([
      ["skipped ticket"],
      ["skipped gone"],
    ]);
  });

  it.each<[Trouble, RegExp, RegExp]>([
    [{ kind: "job", ...job("seal", false) }, /“seal” should have run/, /restart Burnline/],
    [{ kind: "disk", ...disk(0.5, 100) }, /500.*MB of 100.*GB are free/, /Delete what else/],
    [{ kind: "outbox", waiting: 1, since: AT }, /^1 message should have left/, /“deliver” runs/],
    [
      { kind: "channel", channel: "email", messages: 3, error: "450 no" },
      /one of 3 messages failed. The error: 450 no/,
      /Correct the mail server/,
    ],
    [
      { kind: "channel", channel: "slack", messages: 3, error: "404" },
      /Nothing arrived by Slack/,
      /receiver is up/,
    ],
    [
      { kind: "unanswered", what: "incident", id: 4 },
      /hear of incident 4 was notified/,
      /Acknowledge it/,
    ],
    [{ kind: "skipped", minutes: 120, until: AT }, /that 2 hours of minutes/, /ends after an hour/],
  ])("say why and what to do of %j", (trouble, why, remedy) => {
    expect(troubleReason(trouble)).toMatch(why);
    expect(troubleRemedy(trouble).text).toMatch(remedy);
  });
});
