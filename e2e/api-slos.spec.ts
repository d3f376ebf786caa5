import { refusesEach } from "./support/api-refusals";
import { SLO, status, test } from "./support/api-test";
import { expect } from "./support/fixtures";
import { wholeMinutesAgo } from "./support/minutes-ago";

test.describe("SLOs over the API", () => {
  test(
    "defines an SLO, takes its counts, and gives the budget back, to the last digit",
    { tag: "@postgres" },
    async ({ call, place }) => {
      const address = `/services/${place.service}/slos/up`;
      expect((await status(call, place)).objectives[0]).toMatchObject({
        sli: null,
        total: 0,
        budget: { consumed: null, tier: null },
      });
      // The story may go on into the next minute: its instants are those that were sent.
      const instants = Array.from({ length: 500 }, (_, index) => wholeMinutesAgo(500 - index));
      const counts = instants.map((at) => ({
        service: place.service,
        slo: "up",
        at,
        good: 999,
        total: 1000,
      }));
      expect(
        (await call("POST", "/measurements", { json: { mode: "add", measurements: counts } })).json,
      ).toEqual({ accepted: 500 });
      const now = await status(call, place);
      expect(now.objectives[0]).toMatchObject({
        sli: 99.9,
        good: 499_500,
        total: 500_000,
        budget: {
          consumed: 1,
          remaining: 0,
          tier: "exhausted",
          totalMinutes: 43.2,
          allowedEvents: 500,
          remainingEvents: 0,
        },
      });
      expect(
        now.objectives[0]?.burnRates.map(
          ({ long, short, factor }) => `${long} ${short} ${String(factor)}`,
        ),
      ).toEqual(["1h 5m 14.4", "6h 30m 6", "1d 2h 3", "3d 6h 1"]);
      const past = await status(
        call,
        place,
        `?at=${encodeURIComponent(instants.at(-250) ?? "")}&corrections=without`,
      );
      expect(past.objectives[0]).toMatchObject({ good: 249_750, total: 250_000 });
      const burnDown = (await call("GET", `${address}/burn-down?points=20`)).json as {
        points: { remaining: number }[];
        marks: { kind: string }[];
      };
      expect(burnDown.points.at(-1)?.remaining).toBe(0);
      expect(burnDown.marks).toMatchObject([{ kind: "created" }]);
      expect(
        (
          await call("PUT", address, {
            json: { ...SLO, objectives: [{ target: 99, window: { type: "rolling", days: 30 } }] },
          })
        ).status,
      ).toBe(200);
      expect((await status(call, place)).objectives[0]).toMatchObject({
        budget: { consumed: 0.1, tier: "healthy" },
      });
      expect((await call("GET", address)).json).toMatchObject({
        name: "Availability",
        source: { type: "push" },
        alerting: { policy: "default" },
        lastMeasurementAt: instants.at(-1)?.replace(".000Z", "Z"),
      });
      expect((await call("DELETE", address)).status).toBe(204);
      expect((await call("GET", address)).status).toBe(404);
      expect((await call("DELETE", `/services/${place.service}`)).status).toBe(204);
      expect((await call("GET", `/services/${place.service}`)).status).toBe(404);
    },
  );

  test("exports SLOs as YAML that applies again, and names the line of a fault", async ({
    call,
    place,
  }) => {
    const address = `/services/${place.service}/slos.yaml`;
    const exported = (await call("GET", address)).text;
    expect(exported).toContain("burn_rate: 14.4x # 2% of the budget in 1 hour");
    const changed = exported.replace("99.9%", "99.5%");
    expect(
      (await call("PUT", address, { body: changed, type: "application/yaml" })).json,
    ).toMatchObject({
      slos: [{ slo: "up", created: false }],
      warnings: [{ line: 10, message: expect.stringContaining("216 minutes") }],
    });
    expect((await call("GET", `/services/${place.service}/slos/up`)).json).toMatchObject({
      objectives: [{ target: 99.5 }],
    });
    const commented = `# Ours.\n${changed.replace("43.2", "216").replace("99.5%", "99.5% # as in the contract")}`;
    expect(
      (await call("PUT", address, { body: commented, type: "application/yaml" })).json,
    ).toMatchObject({ warnings: [] });
    expect((await call("GET", address)).text).toBe(commented);
    const unknown = commented.replace(
      "type: availability",
      "type: availability\n      query: {source: nowhere, ratio: up}",
    );
    expect(
      (await call("PUT", address, { body: unknown, type: "application/yaml" })).json,
    ).toMatchObject({
      status: 400,
      errors: [
        {
          path: expect.stringMatching(/source$/),
          message: expect.stringMatching(/^Line \d+, column 23: There is no data source/),
        },
      ],
    });
    expect(
      (
        await call("PUT", address, {
          body: exported.replace("target", "traget"),
          type: "application/yaml",
        })
      ).json,
    ).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringMatching(/^Line \d+, column 5: /) }],
    });
  });

  test("refuses bad input with the field at fault, and stores nothing", async ({ call, place }) => {
    const slo = `/services/${place.service}/slos/bad`;
    const objective = SLO.objectives[0];
    await refusesEach(call, [
      ["PUT", slo, { ...SLO, description: "half a pair \ud800" }, "description"],
      ["PUT", slo, { ...SLO, objectives: [{ ...objective, target: 100 }] }, "objectives[0].target"],
      [
        "PUT",
        slo,
        { ...SLO, objectives: [{ ...objective, window: { type: "rolling", days: 0 } }] },
        "objectives[0].window.days",
      ],
      ["PUT", slo, { ...SLO, objectives: [] }, "objectives"],
      ["PUT", slo, { ...SLO, sli: { kind: "magic" } }, "sli.kind"],
      ["PUT", slo, { ...SLO, sli: { kind: "availability", treshold: 3 } }, "sli.treshold"],
      [
        "PUT",
        slo,
        { ...SLO, source: { type: "prometheus", dataSource: "gone", ratio: "up" } },
        "source.dataSource",
      ],
      ["GET", "/slos?limit=0", undefined, "limit"],
      ["GET", "/slos?colour=red", undefined, "colour"],
      ["GET", "/slos?limit=1&limit=2", undefined, "limit"],
      ["GET", "/slos?cursor=%21", undefined, "cursor"],
      ["GET", `/services/${place.service}/slos/up?colour=red`, undefined, "colour"],
      ["GET", `/services/${place.service}/slos.yaml?colour=red`, undefined, "colour"],
    ]);
    expect((await call("GET", slo)).status).toBe(404);
  });
});
