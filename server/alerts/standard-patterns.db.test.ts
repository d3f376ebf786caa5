import { afterAll, beforeEach, expect, it } from "vitest";
import { sealHours } from "@/db/measurements/sealing";
import type { Slo } from "@/db/slos/slo";
import { closeStore } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { rehearse } from "@/lib/alerting/rehearsal";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import {
  evaluateUntil,
  events,
  FIRST,
  freshService,
  history,
  makeSlo,
  measure,
  share,
  START,
  told,
  TOTAL,
  type Pattern,
} from "./testing/minute-history";

const MINUTES = 720;

const outage: Pattern = (minute) => (minute < 60 ? TOTAL : 0);

const PATTERNS: Record<string, Pattern> = {
  "0.1% all the time": () => share(0.1),
  "15% for ten minutes": (minute) => (minute < 10 ? share(15) : 0),
  "a total outage of an hour": outage,
  "1% for five hours": (minute) => (minute < 300 ? share(1) : 0),
  "0.05% all the time": () => share(0.05),
  "spikes of five minutes each hour": (minute) => (minute % 60 < 5 ? share(15) : 0),
};

/** Budgets by time; the others go by occurrences. */
const BY_SLICES: Record<string, { pattern: Pattern; budgeting: object }> = {
  "an outage in slices of five minutes": {
    pattern: outage,
    budgeting: { method: "timeslices", sliceMinutes: 5, sliceTarget: 95 },
  },
  "an outage in shares of minutes": {
    pattern: outage,
    budgeting: { method: "ratio-timeslices", sliceMinutes: 1 },
  },
};

const CASES: { name: string; pattern: Pattern; objective: object }[] = [
  ...Object.entries(PATTERNS).map(([name, pattern]) => ({ name, pattern, objective: {} })),
  ...Object.entries(BY_SLICES).map(([name, { pattern, budgeting }]) => ({
    name,
    pattern,
    objective: { budgeting },
  })),
];

beforeEach(freshService);
afterAll(closeStore);

it("fires and resolves each of the standard patterns at the minutes that rehearsal gives", async () => {
  const slos = new Map<string, Slo>();
  for (const [index, { name, pattern, objective }] of CASES.entries()) {
    const slo = await makeSlo(`pattern-${String(index)}`, {}, objective);
    slos.set(name, slo);
    await measure(slo, history(pattern, MINUTES));
  }
  await sealHours(systemActor, { now: new Date(START + 2 * DAY_MS) });
  await evaluateUntil(MINUTES);
  const fired: Record<string, number> = {};
  for (const { name, pattern } of CASES) {
    const slo = slos.get(name);
    const [objective] = slo?.objectives ?? [];
    if (!slo || !objective) throw new Error("no SLO");
    const rehearsed = rehearse({
      objective,
      policy: alertPolicyOf(slo.alerting, objective),
      periodMs: 30 * DAY_MS,
      minutes: history(pattern, MINUTES),
      firstMinute: FIRST,
      start: START,
      end: START + MINUTES * MINUTE_MS,
    });
    const live = (await told(slo)).filter(([, transition]) =>
      ["fired", "reopened", "resolved"].includes(String(transition)),
    );
    expect(
      live.map(([minute]) => minute),
      name,
    ).toEqual(
      rehearsed.flatMap(({ start, end }) =>
        [start, end].filter((at) => at !== null).map((at) => (at - START) / MINUTE_MS),
      ),
    );
    expect(
      (await events(slo)).filter(({ kind }) => kind === "burn-rate").map(({ worst }) => worst),
      name,
    ).toEqual(expect.arrayContaining(rehearsed.map(({ severity }) => severity)));
    fired[name] = rehearsed.length;
  }
  expect(fired).toEqual({
    "0.1% all the time": 0,
    "15% for ten minutes": 1,
    "a total outage of an hour": 1,
    "1% for five hours": 1,
    "0.05% all the time": 0,
    "spikes of five minutes each hour": 4,
    "an outage in slices of five minutes": 1,
    "an outage in shares of minutes": 1,
  });
});
