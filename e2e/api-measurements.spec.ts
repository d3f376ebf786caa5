import { MINUTE_MS } from "@/lib/time/duration";
import { refusesEach } from "./support/api-refusals";
import { SLO, test, totals } from "./support/api-test";
import { expect } from "./support/fixtures";
import { wholeMinutesAgo } from "./support/minutes-ago";

test.describe("measurements over the API", () => {
  test(
    "adds once under one Idempotency-Key, replaces when told, and counts values by their threshold",
    { tag: "@postgres" },
    async ({ call, place, unique }) => {
      const measurement = {
        service: place.service,
        slo: "up",
        at: wholeMinutesAgo(3),
        good: 9,
        total: 10,
      };
      const key = { "idempotency-key": unique("key") };
      for (let times = 0; times < 3; times += 1)
        expect(
          (
            await call("POST", "/measurements", {
              json: { mode: "add", measurements: [measurement] },
              headers: key,
            })
          ).status,
        ).toBe(200);
      expect(await totals(call, place)).toEqual([9, 10]);
      expect(
        (
          await call("POST", "/measurements", {
            json: { mode: "add", measurements: [{ ...measurement, good: 8 }] },
            headers: key,
          })
        ).status,
      ).toBe(409);
      expect(
        (
          await call("POST", "/measurements", {
            json: { mode: "add", measurements: [measurement] },
            headers: { "idempotency-key": "" },
          })
        ).status,
      ).toBe(400);
      await call("POST", "/measurements", {
        json: { mode: "replace", measurements: [{ ...measurement, good: 20, total: 20 }] },
      });
      expect(await totals(call, place)).toEqual([20, 20]);
      await call("PUT", `/services/${place.service}/slos/fresh`, {
        json: { ...SLO, sli: { kind: "freshness", maxAgeSeconds: 60 } },
      });
      const values = [59, 60, 61].map((value, index) => ({
        service: place.service,
        slo: "fresh",
        at: wholeMinutesAgo(index + 1),
        value,
      }));
      await call("POST", "/measurements", { json: { mode: "add", measurements: values } });
      expect(await totals(call, { ...place, slo: "fresh" })).toEqual([2, 3]);
    },
  );

  test(
    "imports CSV and NDJSON as they stream in, and says which lines are bad",
    { tag: "@postgres" },
    async ({ call, place }) => {
      const { service } = place;
      // The clock moves on while the lines are made and sent.
      const last = Date.parse(wholeMinutesAgo(1));
      const minute = (before: number) => new Date(last - before * MINUTE_MS).toISOString();
      const csv = [
        "service,slo,at,good,total",
        ...Array.from({ length: 20_000 }, (_, index) => `${service},up,${minute(index)},9,10`),
        `${service},up,yesterday,1,1`,
        `${service},down,${minute(0)},1,1`,
      ].join("\n");
      const stream = new ReadableStream({
        start(controller) {
          for (let offset = 0; offset < csv.length; offset += 10_007)
            controller.enqueue(new TextEncoder().encode(csv.slice(offset, offset + 10_007)));
          controller.close();
        },
      });
      const report = await call("POST", "/measurements/import", {
        body: stream,
        type: "text/csv; charset=utf-8",
      });
      expect(report.json).toMatchObject({
        accepted: 20_000,
        rejected: 2,
        firstErrors: [{ line: 20_002 }, { line: 20_003 }],
      });
      expect(await totals(call, place)).toEqual([180_000, 200_000]);
      const ndjson = `${JSON.stringify({ service, slo: "up", at: minute(0), good: 0, total: 10 })}\n{broken\n`;
      expect(
        (await call("POST", "/measurements/import", { body: ndjson, type: "application/x-ndjson" }))
          .json,
      ).toMatchObject({ accepted: 1, rejected: 1 });
      expect(await totals(call, place)).toEqual([179_991, 200_000]);
      expect(
        (await call("POST", "/measurements/import", { body: "a,b\n1,2\n", type: "text/csv" }))
          .status,
      ).toBe(400);
    },
  );

  test("refuses bad input with the field at fault, and stores nothing", async ({ call, place }) => {
    const sent = { service: place.service, slo: "up", at: wholeMinutesAgo(2), good: 1, total: 1 };
    const measurements = (...items: unknown[]) => ({ mode: "add", measurements: items });
    await refusesEach(call, [
      ["POST", "/measurements", measurements(), "measurements"],
      ["POST", "/measurements", { measurements: [sent] }, "mode"],
      ["POST", "/measurements", measurements(sent, { ...sent, good: 2 }), "measurements[1].good"],
      ["POST", "/measurements", measurements(sent, { ...sent, good: -1 }), "measurements[1].good"],
      [
        "POST",
        "/measurements",
        measurements(sent, { ...sent, total: "10" }),
        "measurements[1].total",
      ],
      [
        "POST",
        "/measurements",
        measurements(sent, { ...sent, total: 1e300 }),
        "measurements[1].total",
      ],
      [
        "POST",
        "/measurements",
        measurements(sent, { ...sent, at: "yesterday" }),
        "measurements[1].at",
      ],
      [
        "POST",
        "/measurements",
        measurements(sent, { ...sent, at: wholeMinutesAgo(-10) }),
        "measurements[1].at",
      ],
      [
        "POST",
        "/measurements",
        measurements(sent, { ...sent, at: "2001-01-01T00:00:00Z" }),
        "measurements[1].at",
      ],
      [
        "POST",
        "/measurements",
        measurements(sent, { ...sent, slo: "gone" }),
        "measurements[1].slo",
      ],
      ["POST", "/measurements", measurements(sent, { ...sent, value: 3 }), "measurements[1].value"],
      ["POST", "/measurements", measurements(sent, null), "measurements[1]"],
    ]);
    expect(await totals(call, place)).toEqual([0, 0]);
  });
});
