import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { UserActor } from "@/db/access/actor";
import { applySighting } from "@/db/alerts/internal/apply";
import { acknowledgeAlert } from "@/db/alerts/internal/change";
import {
  acknowledgeEscalations,
  beginEscalation,
  endEscalations,
  runDue,
} from "@/db/escalations/internal/escalate";
import { listDueEscalations } from "@/db/escalations/run-due";
import { teamPaging } from "@/db/schema/escalations";
import { closeStore, write } from "@/db/store/client";
import { messagesByAlert, personTarget, policyOf, storedPolicy } from "@/db/testing/escalations";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { min, person, teamNamed } from "@/db/testing/persons";
import { fullDisk } from "@/db/testing/sightings";
import { storedAlert } from "@/db/testing/stored-alert";
import type { Sighting } from "@/lib/alert/sighting";
import { GENERATED, generator } from "@/lib/statistics/generator";
import { escalateDue } from "./escalate";

const DAYS = 30;
const PAGES = 60;
const next = generator(20_261_129);
const random = () => next() / GENERATED;
const people = new Map<string, UserActor>();
const upTo = (end: number) => Math.floor(random() * end);

type Page = { alertId: number; begins: number; acknowledged: number | null; over: number };
type Pause = { start: number; end: number };

/** Who is told at which minute of a page, without an acknowledgement. */
const PLAN = [
  { after: 0, told: ["ana level 0"] },
  { after: 5, told: ["ana level 1", "ben level 1"] },
  { after: 15, told: ["ana level 2", "ben level 2", "cem level 2"] },
  { after: 35, told: ["mia nobody-answered"] },
];
/** Minutes at which the job is looked at: before, at and after each of the plan. */
const AROUND = [0, 1, 4, 5, 6, 14, 15, 16, 34, 35, 36];
const policy = policyOf([
  [[personTarget("ana")], 5],
  [[personTarget("ben")], 10],
  [[personTarget("cem")], 20],
]);

const pauses: Pause[] = Array.from({ length: 40 }, () => {
  const start = upTo(DAYS * 1440);
  return { start, end: start + 1 + upTo(90) };
});
const standsStill = (minute: number) =>
  pauses.some(({ start, end }) => start <= minute && minute < end);

async function newPage(index: number): Promise<Page> {
  const begins = upTo(DAYS * 1440);
  const acknowledged = random() < 0.6 ? begins + 1 + upTo(40) : null;
  const over = (acknowledged ?? begins) + 1 + upTo(50);
  return {
    alertId: await storedAlert("payments", { key: String(index) }),
    begins,
    acknowledged,
    over,
  };
}

/** An acknowledgement or the end of a minute comes before what is due in it. */
const isSilent = ({ acknowledged, over }: Page, minute: number) =>
  minute >= over || (acknowledged !== null && minute >= acknowledged);

const expected = (page: Page): string[] =>
  PLAN.flatMap(({ after, told }) => {
    const minute = page.begins + after;
    return isSilent(page, minute) ? [] : told.map((each) => `${String(minute)} ${each}`);
  });

const isUndisturbed = ({ begins, over }: Page) =>
  Array.from({ length: Math.min(over - begins, 40) + 1 }, (_, after) => begins + after).every(
    (minute) => !standsStill(minute),
  );

beforeAll(async () => {
  await freshStore();
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  for (const name of ["ana", "ben", "cem"])
    people.set(name, await person(name, { payments: "responder" }));
  await person("mia", { payments: "manager" });
  const policyId = await storedPolicy("default", "payments", policy);
  const teamId = await teamNamed("payments");
  await write((tx) => tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId: null }));
});
afterAll(closeStore);

it("thirty days with failures, pauses and clocks that jump: every page at its minute, none lost, none doubled", async () => {
  const pages: Page[] = [];
  for (let index = 0; index < PAGES; index += 1) pages.push(await newPage(index));
  const teamId = await teamNamed("payments");
  const by = { teamId, serviceId: null, policySlug: null };
  const minutes = pages.flatMap(({ begins, acknowledged, over }) => [
    ...AROUND.map((after) => begins + after),
    ...(acknowledged === null ? [] : [acknowledged]),
    over,
  ]);
  for (const minute of [...new Set([...minutes, ...pauses.map(({ end }) => end)])].sort(
    (a, b) => a - b,
  )) {
    for (const { alertId, begins, acknowledged, over } of pages) {
      const at = min(minute);
      if (begins === minute) await write((tx) => beginEscalation(tx, { alertId }, by, "page", at));
      if (acknowledged === minute)
        await write((tx) => acknowledgeEscalations(tx, { alertId }, "ana@example.org", at));
      if (over === minute) await write((tx) => endEscalations(tx, { alertId }, at));
    }
    if (!standsStill(minute)) await tickBadly(minute);
  }
  const told = await messagesByAlert();
  let undisturbed = 0;
  for (const page of pages) {
    const of = told.get(page.alertId) ?? [];
    if (isUndisturbed(page)) {
      undisturbed += 1;
      expect(of).toEqual(expected(page));
    }
    const words = of.map((each) => each.replace(/^\d+ /, "").replace(/ missed \d+$/, ""));
    expect(new Set(words).size).toBe(words.length);
    expect(of[0]).toBe(`${String(page.begins)} ana level 0`);
  }
  expect(undisturbed).toBeGreaterThan(PAGES / 2);
  expect(undisturbed).toBeLessThan(PAGES);
  // Whatever nobody silenced came to its loud end.
  const unanswered = pages
    .filter(({ begins, acknowledged, over }) => acknowledged === null && over > begins + 41)
    .filter(isUndisturbed);
  expect(unanswered.length).toBeGreaterThan(2);
  for (const page of unanswered)
    expect(told.get(page.alertId)?.at(-1)).toContain("nobody-answered");
}, 60_000);

describe("an alert that goes on", () => {
  const HOUR = 60;
  const DAY = 24 * HOUR;

  async function sighted(event: "seen" | "gone", now: number, at = now): Promise<number> {
    const about = fullDisk(await teamNamed("payments"), { origin: "integration:9" });
    const sighting: Sighting =
      event === "seen" ? { ...about, event, severity: "page" } : { ...about, event };
    const { alertId } = await write((tx) =>
      applySighting(tx, systemActor, sighting, min(now), min(at)),
    );
    return alertId ?? 0;
  }

  const toldOf = async (alertId: number) => (await messagesByAlert()).get(alertId);

  it("for a day is quiet for an hour after each answer, and then asks whoever gave it", async () => {
    const began = 100 * DAY;
    const alertId = await sighted("seen", began);
    const expected = [`${String(began)} ana level 0`];
    const by = [people.get("ana"), people.get("ben")];
    for (let at = began + 2; at < began + DAY; at += HOUR + 2) {
      const { userId, name } = by[expected.length % 2] ?? { userId: 0, name: "" };
      await write((tx) => acknowledgeAlert(tx, systemActor, alertId, { userId, name }, min(at)));
      for (const after of [5, 30, HOUR - 1, HOUR, HOUR + 1]) await tickBadly(at + after);
      expected.push(`${String(at + HOUR)} ${name} asked-again`);
    }
    expect(expected).toHaveLength(25);
    expect(await toldOf(alertId)).toEqual(expected);
    await sighted("gone", began + DAY);
  });

  it("through a pause of evaluation is told once it is evaluated, and takes its time from there", async () => {
    const now = 110 * DAY;
    for (const minutesAgo of [50, 40]) await sighted("seen", now, now - minutesAgo);
    await sighted("gone", now, now - 30);
    const alertId = await sighted("seen", now, now - 25);
    for (const after of AROUND) await tickBadly(now + after);
    const told = PLAN.flatMap(({ after, told: names }) =>
      names.map((each) => `${String(now + after)} ${each}`),
    );
    // What came and went within the pause was taken back before it was sent.
    expect(await toldOf(alertId)).toEqual([`${String(now)} ana level 0`, ...told]);
  });
});

/** A process dies in the middle, two go at once, and the clock is set back in between. */
async function tickBadly(minute: number): Promise<void> {
  const now = min(minute);
  const run = (at: Date) =>
    escalateDue({ actor: systemActor, now: at, stop: new AbortController().signal });
  const chance = random();
  if (chance < 0.2) {
    const [id] = await listDueEscalations(systemActor, now);
    if (id !== undefined)
      await write(async (tx) => {
        await runDue(tx, id, now);
        throw new Error("killed");
      }).catch(() => undefined);
  } else if (chance < 0.4) await Promise.all([run(now), run(now)]);
  else if (chance < 0.5) await run(min(minute - upTo(600)));
  await run(now);
}
