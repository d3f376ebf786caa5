import { vi } from "vitest";
import { findEvaluationProgress } from "@/db/alerts/evaluation";
import { listAlertEvents } from "@/db/alerts/find";
import { listAlerts } from "@/db/alerts/list";
import { recordMeasurements } from "@/db/measurements/record";
import { putSlo } from "@/db/slos/put";
import type { Slo } from "@/db/slos/slo";
import { freshCheckout } from "@/db/testing/checkout";
import { systemActor } from "@/db/testing/fresh-store";
import type { MinuteBucket } from "@/lib/measurement/tally";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { evaluateMinutes } from "../evaluate-minutes";

const QUIET = 3 * 1440;
export const START = Date.parse("2026-10-28T00:00:00Z");
export const FIRST = START / MINUTE_MS - QUIET;
export const TOTAL = 2000;

/** Bad events of `TOTAL` in each minute from the start on. */
export type Pattern = (minute: number) => number;

export const share = (percent: number): number => (TOTAL * percent) / 100;

/** Three quiet days before the pattern. */
export const history = (pattern: Pattern, minutes: number): MinuteBucket[] =>
  Array.from({ length: QUIET + minutes }, (_, index) => ({
    minute: FIRST + index,
    bad: index < QUIET ? 0 : Math.round(1000 * pattern(index - QUIET)),
    total: 1000 * TOTAL,
  }));

export async function makeSlo(
  slug: string,
  alerting: object = {},
  objective: object = {},
): Promise<Slo> {
  const definition = sloDefinitionSchema.parse({
    name: slug,
    sli: { kind: "availability" },
    objectives: [{ target: 99.9, window: { type: "rolling", days: 30 }, ...objective }],
    alerting,
  });
  return (await putSlo(systemActor, "checkout", slug, definition, new Date(START - 9 * DAY_MS)))
    .slo;
}

export async function measure(slo: Slo, buckets: readonly MinuteBucket[]): Promise<void> {
  await recordMeasurements(systemActor, {
    mode: "add",
    measurements: buckets.map((bucket) => ({ ...bucket, sloId: slo.id })),
    at: new Date(START + 2 * DAY_MS),
  });
}

/** As of so many minutes after the start, a little into the minute, as the job is. */
export const evaluate = (minute: number): Promise<void> =>
  evaluateMinutes({
    actor: systemActor,
    now: new Date(START + minute * MINUTE_MS + 15_000),
    stop: new AbortController().signal,
  });

export async function evaluateUntil(minute: number, each = 60): Promise<void> {
  const progress = await findEvaluationProgress(systemActor);
  const from = progress ? progress.minute - START / MINUTE_MS + each : 0;
  for (let at = from; at < minute; at += each) await evaluate(at);
  await evaluate(minute);
}

/** What happened to alerts, as minutes after the start. */
export async function events(slo: Slo) {
  const part = { order: "newest", limit: 500, before: null } as const;
  const { items } = await listAlerts(systemActor, { sloId: slo.id }, part);
  const histories = await Promise.all(
    items.map(async ({ id, kind, key, worst }) =>
      (await listAlertEvents(systemActor, id)).map((event) => ({ kind, key, worst, event })),
    ),
  );
  return histories
    .flat()
    .toSorted((a, b) => a.event.at.getTime() - b.event.at.getTime() || a.event.id - b.event.id)
    .map(({ event: { at, transition, severity, facts }, ...about }) => ({
      ...about,
      minute: (at.getTime() - START) / MINUTE_MS,
      transition,
      severity,
      facts,
    }));
}

export const told = async (slo: Slo, kind = "burn-rate") =>
  (await events(slo))
    .filter((event) => event.kind === kind)
    .map(({ minute, transition, severity }) => [minute, transition, severity]);

/** A fresh store with a service, long before the start; what is written to the log goes nowhere. */
export async function freshService(): Promise<void> {
  await freshCheckout(new Date(START - 10 * DAY_MS));
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  vi.spyOn(process.stdout, "write").mockImplementation(() => true);
}
