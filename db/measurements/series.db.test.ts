import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { tallyEvents, tallyMinutes } from "@/lib/measurement/slices";
import type { MinuteBucket } from "@/lib/measurement/tally";
import type { Budgeting } from "@/lib/slo/objective";
import { closeStore } from "../store/client";
import { sumHours, selectMinutes } from "./internal/series";
import { recordMeasurements } from "./record";
import { freshSlo } from "../testing/fresh-slo";
import { systemActor } from "../testing/fresh-store";
import type { MeasuredSlo } from "../testing/measured-slos";

const MINUTE_MS = 60_000;
const at = new Date("2026-06-01T12:30:00Z");
const now = at.getTime() / MINUTE_MS;
const slices: Budgeting = { method: "timeslices", sliceMinutes: 5, sliceTargetPpm: 950_000 };

let slo: MeasuredSlo;
let minutes: MinuteBucket[];
beforeEach(async () => {
  slo = await freshSlo([{ method: "occurrences" }, slices]);
  minutes = Array.from({ length: 300 }, (_, index) => ({
    minute: now - 300 + index,
    bad: (index % 17) * 100,
    total: index % 13 === 0 ? 0 : 2000 + index,
  })).map((bucket) => ({ ...bucket, bad: Math.min(bucket.bad, bucket.total) }));
  await record(minutes);
});
afterAll(closeStore);

const record = (buckets: MinuteBucket[]) =>
  recordMeasurements(systemActor, {
    mode: "replace",
    measurements: buckets.map((bucket) => ({ sloId: slo.id, ...bucket })),
    at,
  });
const request = (position: number, budgeting: Budgeting) => ({
  sloId: slo.id,
  objectiveId: slo.objectives[position]?.id ?? 0,
  budgeting,
});
const measured = () => minutes.filter(({ total }) => total > 0);

describe("hours for a chart", () => {
  it("are the sums of their minutes, sealed and open alike", async () => {
    const fromHour = Math.floor(now / 60) - 5;
    const answers = await sumHours(
      [request(0, { method: "occurrences" }), request(1, slices)],
      fromHour,
      fromHour + 6,
    );
    const expected = [{ method: "occurrences" } as const, slices].map((budgeting) =>
      Array.from({ length: 6 }, (_, index) => fromHour + index).map((hour) => {
        const inside = minutes.filter(({ minute }) => Math.floor(minute / 60) === hour);
        return { hour, tally: tallyMinutes(inside, budgeting), counts: tallyEvents(inside) };
      }),
    );
    expect(answers).toEqual(expected);
  });
});

describe("minutes", () => {
  it("come back as they were recorded, without those that have no data", async () => {
    expect(await selectMinutes(slo.id, { start: 0, end: at.getTime() })).toEqual(measured());
    expect(
      await selectMinutes(slo.id, { start: (now - 100) * MINUTE_MS, end: (now - 5) * MINUTE_MS }),
    ).toEqual(measured().filter(({ minute }) => minute >= now - 100 && minute < now - 5));
  });
});
