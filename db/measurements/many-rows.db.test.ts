import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { listDataSpans } from "../slos/list-data-spans";
import { closeStore, read } from "../store/client";
import { sliMinutes } from "../schema/measurements";
import { freshStore, systemActor } from "../testing/fresh-store";
import { createSlos, type MeasuredSlo } from "../testing/measured-slos";
import type { Measurement } from "./measurement";
import { recordMeasurements } from "./record";
import { MOST_A_MINUTE } from "./internal/minute-limit";

const MINUTE_MS = 60_000;
const at = new Date("2026-11-01T12:30:30Z");
const now = Math.floor(at.getTime() / MINUTE_MS);
/** More than two statements take at once, and some. */
const COUNT = 230;

let all: MeasuredSlo[];
const add = (measurements: Measurement[]) =>
  recordMeasurements(systemActor, { mode: "add", measurements, at });
const rowsAt = (minute: number): Measurement[] =>
  all.map(({ id }, index) => ({ sloId: id, minute, bad: index * 1000, total: 300_000 }));
const stored = async () =>
  (
    await read()
      .select({
        sloId: sliMinutes.sloId,
        minute: sliMinutes.minute,
        bad: sliMinutes.bad,
        total: sliMinutes.total,
      })
      .from(sliMinutes)
      .orderBy(sliMinutes.minute, sliMinutes.sloId)
  ).map((row) => ({ ...row }));

describe("a batch of more rows than a statement takes", () => {
  beforeEach(async () => {
    await freshStore();
    all = await createSlos(COUNT, [{ method: "occurrences" }]);
  });
  afterAll(closeStore);

  it("is stored row for row, in whatever order it came, and added to what was there", async () => {
    const rows = [...rowsAt(now - 1), ...rowsAt(now)];
    await add(rows.toReversed());
    expect(await stored()).toEqual(rows);
    await add(rowsAt(now));
    expect(await stored()).toEqual([
      ...rowsAt(now - 1),
      ...rowsAt(now).map((row) => ({ ...row, bad: row.bad * 2, total: row.total * 2 })),
    ]);
  });

  it("widens the span of data of each of its SLOs", async () => {
    await add([...rowsAt(now - 1), ...rowsAt(now - 5)]);
    await add(rowsAt(now - 3));
    const spans = await listDataSpans(systemActor);
    expect(spans.size).toBe(COUNT);
    for (const span of spans.values())
      expect(span).toEqual({ firstMinute: now - 5, lastMinute: now - 1 });
  });

  it("widens each of them by its own minutes where they differ", async () => {
    const minuteOf = (index: number) => now - (index % 3);
    await add(rowsAt(now).map((row, index) => ({ ...row, minute: minuteOf(index) })));
    const spans = await listDataSpans(systemActor);
    expect(all.map(({ id }) => spans.get(id))).toEqual(
      all.map((_, index) => ({ firstMinute: minuteOf(index), lastMinute: minuteOf(index) })),
    );
  });

  it("ends where each of them was last measured within an hour that had begun before", async () => {
    const begun = (index: number) => now - 30 + (index % 25);
    const lastOf = (index: number) => begun(index) + (index % 7);
    for (const minuteOf of [begun, lastOf])
      await add(rowsAt(now).map((row, index) => ({ ...row, minute: minuteOf(index) })));
    const spans = await listDataSpans(systemActor);
    expect(all.map(({ id }) => spans.get(id)?.lastMinute)).toEqual(
      all.map((_, index) => lastOf(index)),
    );
  });

  it.each([3, 150, COUNT - 1])(
    "is refused as a whole where row %d would overfill its minute",
    async (position) => {
      const full = { sloId: all[position]?.id ?? 0, minute: now, bad: 0, total: MOST_A_MINUTE };
      await add([full]);
      await expect(add(rowsAt(now))).rejects.toMatchObject({ code: "invalid" });
      expect(await stored()).toEqual([full]);
    },
  );

  it("is refused as a whole where one of its SLOs has been deleted", async () => {
    await expect(
      add([...rowsAt(now), { sloId: 4711, minute: now, bad: 0, total: 1000 }]),
    ).rejects.toMatchObject({ code: "not-found" });
    expect(await stored()).toEqual([]);
  });
});
