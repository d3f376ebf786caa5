import { apiClient, type ApiClient } from "./support/api-client";
import { makeToken } from "./support/api-token";
import { expect, test as base } from "./support/fixtures";

const MINUTE = 60_000;
const SLO = {
  name: "Availability",
  sli: { kind: "availability" },
  objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
};

type Place = { team: string; service: string; slo: string };
type Fixtures = { call: ApiClient; place: Place };

const test = base.extend<Fixtures>({
  call: async ({ server }, use) => use(apiClient(server)),
  /** A team, a service and a pushed SLO of this test alone. */
  place: async ({ call, unique }, use) => {
    const [team, service] = [unique("team"), unique("service")];
    expect((await call("PUT", `/teams/${team}`, { json: { name: team } })).status).toBe(201);
    expect(
      (await call("PUT", `/services/${service}`, { json: { name: service, team } })).status,
    ).toBe(201);
    expect((await call("PUT", `/services/${service}/slos/up`, { json: SLO })).status).toBe(201);
    await use({ team, service, slo: "up" });
  },
});

type Status = {
  objectives: {
    sli: number | null;
    good: number;
    total: number;
    coverage: number;
    budget: { consumed: number | null; tier: string | null };
    burnRates: { long: string; short: string; factor: number }[];
  }[];
};
const status = async (call: ApiClient, { service, slo }: Place, query = "") =>
  (await call("GET", `/services/${service}/slos/${slo}/status${query}`)).json as Status;
const minutesAgo = (count: number) =>
  new Date(Math.floor(Date.now() / MINUTE) * MINUTE - count * MINUTE).toISOString();
const totals = async (call: ApiClient, place: Place) => {
  const [objective] = (await status(call, place)).objectives;
  return [objective?.good, objective?.total];
};

test.describe("the API", () => {
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
      const counts = Array.from({ length: 500 }, (_, index) => ({
        service: place.service,
        slo: "up",
        at: minutesAgo(500 - index),
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
        `?at=${encodeURIComponent(minutesAgo(250))}&corrections=without`,
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
        lastMeasurementAt: minutesAgo(1).replace(".000Z", "Z"),
      });
      expect((await call("DELETE", address)).status).toBe(204);
      expect((await call("GET", address)).status).toBe(404);
      expect((await call("DELETE", `/services/${place.service}`)).status).toBe(204);
      expect((await call("GET", `/services/${place.service}`)).status).toBe(404);
    },
  );

  test("turns the pages of a list without losing or repeating anything", async ({
    call,
    place,
    unique,
  }) => {
    const slugs = [place.service];
    for (let index = 0; index < 4; index += 1) {
      const slug = unique("service");
      await call("PUT", `/services/${slug}`, { json: { name: slug, team: place.team } });
      slugs.push(slug);
    }
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = (
        await call(
          "GET",
          `/services?team=${place.team}&limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`,
        )
      ).json as { items: { service: string }[]; nextCursor: string | null };
      seen.push(...page.items.map(({ service }) => service));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual([...slugs].sort());
    expect(
      (await call("GET", `/slos?service=${place.service}&kind=availability`)).json,
    ).toMatchObject({ items: [{ slo: "up" }], nextCursor: null });
    expect((await call("GET", `/slos?service=${place.service}&kind=latency`)).json).toEqual({
      items: [],
      nextCursor: null,
    });
    expect((await call("GET", "/teams?limit=500")).json).toMatchObject({
      items: expect.arrayContaining([{ team: place.team, name: place.team, open: false }]),
    });
  });

  test(
    "adds once under one Idempotency-Key, replaces when told, and counts values by their threshold",
    { tag: "@postgres" },
    async ({ call, place, unique }) => {
      const measurement = {
        service: place.service,
        slo: "up",
        at: minutesAgo(3),
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
        at: minutesAgo(index + 1),
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
      const last = Date.parse(minutesAgo(1));
      const minute = (before: number) => new Date(last - before * MINUTE).toISOString();
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

  test("refuses bad input with the field at fault, and stores nothing", async ({
    call,
    place,
    unique,
  }) => {
    const slo = `/services/${place.service}/slos/bad`;
    const sent = { service: place.service, slo: "up", at: minutesAgo(2), good: 1, total: 1 };
    const objective = SLO.objectives[0];
    const measurements = (...items: unknown[]) => ({ mode: "add", measurements: items });
    const cases: [string, string, unknown, string | RegExp][] = [
      ["PUT", `/teams/${unique("team")}`, {}, "name"],
      ["PUT", `/teams/${unique("team")}`, { name: "" }, "name"],
      ["PUT", `/teams/${unique("team")}`, { name: "x", colour: "red" }, "colour"],
      ["PUT", `/teams/${unique("team")}`, { name: "x\u0000y" }, "name"],
      ["PUT", slo, { ...SLO, description: "half a pair \ud800" }, "description"],
      ["PUT", "/teams/Not%20A%20Slug", { name: "x" }, "team"],
      ["PUT", `/services/${unique("s")}`, { name: "x", team: "no-such-team" }, "team"],
      ["PUT", `/services/${unique("s")}`, { name: "x", team: place.team, tier: 9 }, "tier"],
      [
        "PUT",
        `/services/${unique("s")}`,
        { name: "x", team: place.team, dependencies: ["gone"] },
        "dependencies[0]",
      ],
      ["PUT", `/services/${unique("s")}`, [], ""],
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
        measurements(sent, { ...sent, at: minutesAgo(-10) }),
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
      ["GET", "/slos?limit=0", undefined, "limit"],
      ["GET", "/slos?colour=red", undefined, "colour"],
      ["GET", "/slos?limit=1&limit=2", undefined, "limit"],
      ["GET", "/slos?cursor=%21", undefined, "cursor"],
      ["GET", "/teams?limit=501", undefined, "limit"],
      ["GET", "/services?limit=ten", undefined, "limit"],
      ["GET", "/services?cursor=bm9uZSBvZiBvdXJzIQ", undefined, "cursor"],
      ["GET", `/services/${place.service}?at=2026-11-01T00:00:00Z`, undefined, "at"],
      ["GET", `/services/${place.service}/slos/up?colour=red`, undefined, "colour"],
      ["GET", `/services/${place.service}/slos.yaml?colour=red`, undefined, "colour"],
      ["GET", `/services/${place.service}/slos/up/burn-down?colour=red`, undefined, "colour"],
      [
        "GET",
        `/services/${place.service}/slos/up/burn-down?to=2026-02-30T00:00:00Z`,
        undefined,
        "to",
      ],
      ["GET", `/services/${place.service}/slos/up/status?colour=red`, undefined, "colour"],
      ["GET", `/services/${place.service}/slos/up/status?at=`, undefined, "at"],
      ["GET", `/services/${place.service}/slos/up/status?at=2026-11-01T00:00:00`, undefined, "at"],
      ["GET", `/services/${place.service}/slos/up/status?at=now`, undefined, "at"],
      [
        "GET",
        `/services/${place.service}/slos/up/status?corrections=maybe`,
        undefined,
        "corrections",
      ],
      ["GET", `/services/${place.service}/slos/up/burn-down?points=1`, undefined, "points"],
      ["GET", `/services/${place.service}/slos/up/burn-down?objective=2`, undefined, "objective"],
      [
        "GET",
        `/services/${place.service}/slos/up/burn-down?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z`,
        undefined,
        "from",
      ],
    ];
    const before =
      (await call("GET", "/services?limit=500&archived=true")).text +
      (await call("GET", "/teams?limit=500")).text;
    for (const [method, path, json, field] of cases) {
      const answer = await call(method, path, json === undefined ? {} : { json });
      expect
        .soft(answer.status, `${method} ${path} ${JSON.stringify(json)} ${answer.text}`)
        .toBe(400);
      expect.soft(answer.json, `${method} ${path}`).toMatchObject({
        status: 400,
        errors: expect.arrayContaining([expect.objectContaining({ path: field })]),
      });
    }
    expect(
      (await call("GET", "/services?limit=500&archived=true")).text +
        (await call("GET", "/teams?limit=500")).text,
    ).toBe(before);
    expect((await call("GET", slo)).status).toBe(404);
    expect(await totals(call, place)).toEqual([0, 0]);
  });

  test("refuses what is no request of its own", async ({ call, place, server }) => {
    const team = `/teams/${place.team}`;
    expect(
      (await call("PUT", team, { body: '{"name": "x",\n "open": maybe}' })).json,
    ).toMatchObject({
      status: 400,
      detail: 'The body is not valid JSON: line 2, column 10, found "m".',
    });
    expect(
      (await call("PUT", team, { body: new Uint8Array([0x7b, 0xff, 0x7d]) })).json,
    ).toMatchObject({ status: 400, detail: "The body is not valid UTF-8." });
    expect((await call("PUT", team, { body: "", type: "application/json" })).status).toBe(400);
    expect(
      (await call("PUT", team, { body: "name=x", type: "application/x-www-form-urlencoded" }))
        .status,
    ).toBe(415);
    expect(
      (await call("PUT", team, { json: { name: "x" }, headers: { "content-encoding": "gzip" } }))
        .status,
    ).toBe(415);
    expect((await call("PUT", team, { json: { name: "x".repeat(300_000) } })).status).toBe(413);
    // One that never ends goes on filling the sender's memory after its connection was ended.
    let chunks = 0;
    const streamed = new ReadableStream({
      pull(controller) {
        chunks += 1;
        if (chunks > 30) controller.close();
        else controller.enqueue(new TextEncoder().encode(" ".repeat(64_000)));
      },
    });
    expect((await call("PUT", team, { body: streamed })).status).toBe(413);
    expect((await call("GET", team)).json).toMatchObject({ name: place.team });

    const raw = (path: string, method: string) => fetch(server.url + path, { method });
    for (const [path, method, allow] of [
      ["/api/v1/teams", "DELETE", "GET, HEAD, OPTIONS"],
      [`/api/v1${team}`, "POST", "GET, PUT, HEAD, OPTIONS"],
      ["/api/v1/measurements", "GET", "POST, OPTIONS"],
    ] as const) {
      const answer = await raw(path, method);
      expect([
        answer.status,
        answer.headers.get("allow"),
        answer.headers.get("content-type"),
      ]).toEqual([405, allow, "application/problem+json"]);
    }
    for (const path of [
      "/api",
      "/api/",
      "/api/v2/teams",
      "/api/v1",
      "/api/v1/nothing",
      `/api/v1${team}/nothing`,
      "/api/v1/teams/a/b/c",
    ]) {
      const answer = await raw(path, "GET");
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
        path,
        404,
        "application/problem+json",
      ]);
    }
    expect((await raw("/api/v1/teams", "OPTIONS")).headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });

  test("does for each token what its scopes and team allow, and nothing once it is revoked", async ({
    call,
    place,
    server,
    unique,
  }) => {
    const other = unique("team");
    await call("PUT", `/teams/${other}`, { json: { name: other } });
    const tokenWith = async (options: Parameters<typeof makeToken>[1]) =>
      (await makeToken(server.databaseUrl, options)).token;
    const slo = `/services/${place.service}/slos/up`;
    const batch = {
      json: {
        mode: "add",
        measurements: [{ service: place.service, slo: "up", at: minutesAgo(2), good: 1, total: 1 }],
      },
    };
    const attempts = async (token: string | null) => [
      (await call("GET", slo, { token })).status,
      (await call("GET", `${slo}/status`, { token })).status,
      (await call("PUT", slo, { json: SLO, token })).status,
      (await call("POST", "/measurements", { ...batch, token })).status,
      (
        await call("POST", "/measurements/import", {
          body: "service,slo,at,good,total\n",
          type: "text/csv",
          token,
        })
      ).status,
      (await call("GET", `/services/${place.service}/slos.yaml`, { token })).status,
      (await call("PUT", `/teams/${place.team}`, { json: { name: place.team }, token })).status,
    ];
    expect(await attempts(null)).toEqual([401, 401, 401, 401, 401, 401, 401]);
    expect(await attempts("bl_unknown")).toEqual([401, 401, 401, 401, 401, 401, 401]);
    expect(await attempts("")).toEqual([401, 401, 401, 401, 401, 401, 401]);
    expect(await attempts(await tokenWith({ scopes: ["read"], expired: true }))).toEqual([
      401, 401, 401, 401, 401, 401, 401,
    ]);
    expect(await attempts(await tokenWith({ scopes: ["read"] }))).toEqual([
      200, 200, 403, 403, 403, 200, 403,
    ]);
    expect(await attempts(await tokenWith({ scopes: ["measure"] }))).toEqual([
      403, 403, 403, 200, 200, 403, 403,
    ]);
    expect(await attempts(await tokenWith({ scopes: ["write"], team: place.team }))).toEqual([
      200, 200, 200, 200, 200, 200, 200,
    ]);
    // Another team's things answer like things that do not exist.
    const foreign = await tokenWith({ scopes: ["admin"], team: other });
    // A token of one team may make no team, so that a team it may not know is answered like one
    // that is not there.
    expect(await attempts(foreign)).toEqual([404, 404, 404, 400, 200, 404, 403]);
    for (const path of ["", "/status", "/burn-down"]) {
      const [theirs, unknown] = [
        await call("GET", slo + path, { token: foreign }),
        await call("GET", `/services/nobody/slos/up${path}`, { token: foreign }),
      ];
      expect(theirs.text.replaceAll(place.service, "nobody")).toBe(unknown.text);
    }
    expect((await call("GET", "/services?limit=500", { token: foreign })).json).toEqual({
      items: [],
      nextCursor: null,
    });
    expect((await call("DELETE", slo, { token: foreign })).status).toBe(404);

    const { token, revoke } = await makeToken(server.databaseUrl, { scopes: ["write"] });
    expect((await call("GET", slo, { token })).status).toBe(200);
    await revoke();
    const refused = await call("PUT", slo, { json: { ...SLO, name: "Changed" }, token });
    expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([
      401,
      'Bearer realm="Burnline"',
    ]);
    expect((await call("GET", slo)).json).toMatchObject({ name: "Availability" });
    expect(await totals(call, place)).toEqual([2, 2]);
  });

  test("refuses what its own pages read by the same rules, in no document", async ({
    adminPage,
    server,
    place,
  }) => {
    const { request } = adminPage.context();
    const history = `/services/${place.service}/slos/up/history`;
    expect(await (await request.get(history)).json()).toMatchObject({
      minutes: [],
      bad: [],
      total: [],
    });
    for (const path of ["/api/palette", "/api/session", history]) {
      const unknown = await request.get(`${path}?colour=red`);
      expect([
        unknown.status(),
        unknown.headers()["content-type"],
        await unknown.json(),
      ]).toMatchObject([400, "application/problem+json", { errors: [{ path: "colour" }] }]);
      const post = await request.post(path);
      expect([post.status(), post.headers().allow]).toEqual([405, "GET, HEAD, OPTIONS"]);
      const nobody = await fetch(server.url + path);
      expect([nobody.status, nobody.headers.get("content-type")]).toEqual([
        401,
        "application/problem+json",
      ]);
    }
    expect((await request.get(history.replace(place.service, "nobody"))).status()).toBe(404);
    expect(await (await fetch(`${server.url}/api/v1/openapi.json`)).text()).not.toMatch(
      /palette|api\/session|history"/,
    );
  });

  test("takes a browser's session from its own pages only", async ({
    adminPage,
    server,
    place,
  }) => {
    const context = adminPage.context();
    const url = `${server.url}/api/v1/teams/${place.team}`;
    expect((await context.request.get(url)).status()).toBe(200);
    const put = (headers: Record<string, string>) =>
      context.request.put(url, { data: { name: "Forged" }, headers });
    expect((await put({ origin: "https://evil.example" })).status()).toBe(403);
    expect((await put({ origin: server.url, "sec-fetch-site": "cross-site" })).status()).toBe(403);
    expect(await (await context.request.get(url)).json()).toMatchObject({ name: place.team });
    expect((await put({ origin: server.url, "sec-fetch-site": "same-origin" })).status()).toBe(200);
  });
});

test("the page about the API shows every call of the document, and leads to each", async ({
  page,
  server,
}) => {
  await page.goto("/api-docs");
  const described = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { summary: string }>>;
  };
  const summaries = Object.values(described.paths).flatMap((methods) =>
    Object.values(methods).map(({ summary }) => summary),
  );
  expect((await page.getByRole("heading", { level: 3 }).allInnerTexts()).sort()).toEqual(
    summaries.sort(),
  );
  await page.getByRole("link", { name: "Send counts, all or nothing" }).click();
  await expect(page).toHaveURL(/#postMeasurements$/);
});
