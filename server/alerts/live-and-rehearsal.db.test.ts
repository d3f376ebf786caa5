import fc from "fast-check";
import { afterAll, beforeEach, expect, it } from "vitest";
import { recordMeasurements } from "@/db/measurements/record";
import type { Slo } from "@/db/slos/slo";
import { closeStore } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { evaluatorOf } from "@/lib/alerting/rehearsal";
import type { MinuteBucket } from "@/lib/measurement/tally";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import { knownMinutes, lateSeries, toldMinutes, type ToldMinute } from "@/lib/testing/late-series";
import { runs } from "@/lib/testing/runs";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import {
  evaluate,
  evaluateUntil,
  FIRST,
  freshService,
  history,
  makeSlo,
  measure,
  START,
  told,
  TOTAL,
} from "./testing/minute-history";

const NO_DATA_AFTER = 6;
const FIRST_MINUTE = START / MINUTE_MS;

const scaled = (bucket: MinuteBucket): MinuteBucket => ({
  minute: bucket.minute,
  bad: (bucket.bad * TOTAL) / 100,
  total: (bucket.total * TOTAL) / 100,
});

async function record(slo: Slo, minutes: readonly ToldMinute[]): Promise<void> {
  for (const one of minutes)
    await recordMeasurements(systemActor, {
      mode: one.replaces ? "replace" : "add",
      measurements: [{ ...scaled(one), sloId: slo.id }],
      at: new Date(START + 2 * DAY_MS),
    });
}

function severityAt(slo: Slo, known: readonly MinuteBucket[], at: number): string | null {
  const [objective] = slo.objectives;
  if (!objective) throw new Error("no objective");
  const evaluation = evaluatorOf({
    objective,
    policy: alertPolicyOf(slo.alerting, objective),
    periodMs: 30 * DAY_MS,
    minutes: [...history(() => 0, 0), ...known.map(scaled)],
    firstMinute: FIRST,
    start: START,
    end: at,
  }).evaluate(at);
  return evaluation?.alert.severity ?? null;
}

beforeEach(freshService);
afterAll(closeStore);

it("is in every minute as severe as a rehearsal of what is stored then", async () => {
  await fc.assert(
    fc.asyncProperty(lateSeries(4), async (series) => {
      await freshService();
      const slo = await makeSlo("random", { noDataAfterMinutes: NO_DATA_AFTER });
      await measure(
        slo,
        history(() => 0, 0),
      );
      const all = toldMinutes(series, FIRST_MINUTE);
      const length = series.reduce((sum, one) => sum + one.length, 0);
      const expected = { burning: [] as unknown[], silent: [] as unknown[] };
      let before: { burning: string | null; silent: boolean } = { burning: null, silent: false };
      for (let minute = 1; minute <= length + 10; minute += 1) {
        const ended = FIRST_MINUTE + minute - 1;
        await record(
          slo,
          all.filter(({ at }) => at === ended),
        );
        await evaluate(minute);
        const known = knownMinutes(all, ended);
        const last = known.at(-1)?.minute ?? FIRST_MINUTE - 1;
        const now = {
          burning: severityAt(slo, known, START + minute * MINUTE_MS),
          silent: ended - last > NO_DATA_AFTER,
        };
        if (now.burning !== before.burning) expected.burning.push([minute, now.burning]);
        if (now.silent !== before.silent) expected.silent.push([minute, now.silent]);
        before = now;
      }
      const over = (event: unknown) => event === "resolved";
      expect(
        (await told(slo)).map(([minute, event, severity]) => [
          minute,
          over(event) ? null : severity,
        ]),
      ).toEqual(expected.burning);
      expect((await told(slo, "no-data")).map(([minute, event]) => [minute, !over(event)])).toEqual(
        expected.silent,
      );
    }),
    { numRuns: runs(2), seed: 11 },
  );
});

it("finds silence within a pause at the minutes at which it would have been found", async () => {
  const silence = async (each: number) => {
    await freshService();
    const slo = await makeSlo("gap", { noDataAfterMinutes: NO_DATA_AFTER });
    const measured = (minute: number) => minute < 10 || (minute >= 30 && minute < 50);
    await measure(
      slo,
      history(() => 0, 60).filter(({ minute }) => measured(minute - FIRST_MINUTE)),
    );
    await evaluate(0);
    await evaluateUntil(60, each);
    return told(slo, "no-data");
  };
  const expected = [
    [17, "fired", "ticket"],
    [31, "resolved", "ticket"],
    [57, "fired", "ticket"],
  ];
  expect(await silence(60)).toEqual(expected);
  expect(await silence(7)).toEqual(expected);
});
