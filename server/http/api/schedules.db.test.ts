import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createApiToken } from "@/db/people/api-tokens";
import { closeStore } from "@/db/store/client";
import { freshStore } from "@/db/testing/fresh-store";
import { person, teamNamed } from "@/db/testing/persons";
import { DAY_MS, HOUR_MS } from "@/lib/time/duration";
import { keyHash } from "@/server/auth/random-key";
import { api } from "./app";

const TOKEN = `bl_${"A1".repeat(20)}`;
const NIGHT = {
  name: "Night",
  team: "payments",
  timeZone: "America/Chicago",
  layers: [
    {
      name: "Night",
      people: ["ana@example.org", "ben@example.org"],
      rotation: { unit: "day", handoff: "02:30" },
      startsAt: "2026-03-06T02:30",
      restrictions: [
        { days: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"], from: "02:30", to: "05:00" },
      ],
    },
  ],
};
const ALWAYS = {
  ...NIGHT,
  timeZone: "UTC",
  layers: [{ ...NIGHT.layers[0], name: "Always", restrictions: [] }],
};

type Method = "GET" | "PUT" | "POST" | "DELETE";
type Body = Record<string, unknown> & { [list: string]: unknown };

async function call(method: Method, path: string, body?: unknown, more: HeadersInit = {}) {
  const headers = new Headers({
    authorization: `Bearer ${TOKEN}`,
    ...Object.fromEntries(new Headers(more)),
  });
  if (body !== undefined) headers.set("content-type", "application/json");
  const answer = await api[method](
    new Request(`http://burnline.test/api/v1${path}`, {
      method,
      headers,
      body: body === undefined ? null : JSON.stringify(body),
    }),
  );
  const text = await answer.text();
  return {
    status: answer.status,
    etag: answer.headers.get("etag") ?? "",
    body: (text === "" ? {} : JSON.parse(text)) as Body,
  };
}

describe("the API of schedules", () => {
  beforeEach(async () => {
    await freshStore();
    vi.stubEnv("BURNLINE_URL", "http://burnline.test");
    await teamNamed("payments");
    const ada = await person("Ada", {}, true);
    await createApiToken(
      ada,
      {
        name: "ci",
        scopes: ["read", "write", "admin"],
        teamId: null,
        prefix: "bl_A1",
        hash: keyHash(TOKEN),
        expiresAt: null,
      },
      new Date(),
    );
  });
  afterAll(closeStore);

  it("previews the night the clocks go forward as the handbook says, and stores nothing", async () => {
    const span = "from=2026-03-07T00:00:00Z&to=2026-03-10T00:00:00Z";
    const { status, body } = await call("POST", `/schedules/preview?${span}`, NIGHT);
    expect(status).toBe(200);
    const shifts = body.shifts as { start: string; end: string; person: string }[];
    expect(shifts.map(({ start, end, person: who }) => [start, end, who.slice(0, 3)])).toEqual([
      ["2026-03-07T08:30:00Z", "2026-03-07T11:00:00Z", "ben"],
      ["2026-03-08T08:00:00Z", "2026-03-08T10:00:00Z", "ana"],
      ["2026-03-09T07:30:00Z", "2026-03-09T10:00:00Z", "ben"],
    ]);
    expect(body.gaps).toHaveLength(4);
    expect((body.warnings as { kind: string }[]).map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 4 }, () => "gap"),
      "unreachable",
      "unreachable",
      "night-handoff",
      "night-handoff",
    ]);
    expect((await call("GET", "/schedules")).body).toEqual({ items: [], nextCursor: null });
  });

  it("puts one twice to the same end, reads it back, and heeds If-Match", async () => {
    expect((await call("PUT", "/schedules/night", NIGHT)).status).toBe(201);
    const again = await call("PUT", "/schedules/night", NIGHT);
    expect([again.status, again.body.version]).toEqual([200, 1]);
    const { body, etag } = await call("GET", "/schedules/night");
    const { schedule, version, createdAt: _made, updatedAt: _changed, ...read } = body;
    expect([schedule, version]).toEqual(["night", 1]);
    expect((await call("PUT", "/schedules/night", read)).body.version).toBe(1);
    await call("PUT", "/schedules/night", ALWAYS);
    expect((await call("PUT", "/schedules/night", NIGHT, { "if-match": etag })).status).toBe(412);
    expect((await call("PUT", "/schedules/policies", NIGHT)).status).toBe(400);
    expect((await call("DELETE", "/schedules/night")).status).toBe(204);
    expect((await call("GET", "/schedules/night")).status).toBe(404);
  });

  it("says who is on call, by which layer and until when, and never changes what was", async () => {
    await call("PUT", "/users/Ana@example.org", { name: "Ana", teams: [] });
    await call("PUT", "/schedules/always", ALWAYS);
    const at = Date.now();
    const ask = async (ms: number) =>
      (await call("GET", `/schedules/always/on-call?at=${new Date(ms).toISOString()}`)).body as {
        onCall: { email: string; name: string | null; layer: string | null; until: string }[];
        next: { at: string; onCall: { email: string }[] } | null;
      };
    const now = await ask(at);
    const [first] = now.onCall;
    expect(first?.layer).toBe("Always");
    expect(first?.name).toBe(first?.email === "ana@example.org" ? "Ana" : null);
    expect(now.next?.at).toBe(first?.until);
    const people = [first, now.next?.onCall[0]].map((each) => each?.email).toSorted();
    expect(people).toEqual(["ana@example.org", "ben@example.org"]);
    await call("PUT", "/schedules/always", {
      ...ALWAYS,
      layers: [{ ...ALWAYS.layers[0], people: ["cem@example.org"] }],
    });
    expect((await ask(at)).onCall[0]?.email).toBe(first?.email);
    expect((await ask(Date.now() + 1000)).onCall[0]?.email).toBe("cem@example.org");
    expect((await ask(at - DAY_MS)).onCall).toEqual([]);
  });

  it("takes overrides from now on, shows them as shifts, and lets them be taken back", async () => {
    await call("PUT", "/schedules/always", ALWAYS);
    const now = Date.now();
    const start = new Date(now - HOUR_MS).toISOString();
    const end = new Date(now + HOUR_MS).toISOString();
    const { status, body } = await call("POST", "/schedules/always/overrides", {
      start,
      end,
      person: "Dee@example.org",
    });
    expect(status).toBe(201);
    expect(Date.parse(String(body.start))).toBeGreaterThanOrEqual(now);
    const shifts = await call("GET", `/schedules/always/shifts?from=${start}&to=${end}`);
    expect((shifts.body.shifts as { person: string; override: boolean }[]).at(-1)).toMatchObject({
      person: "dee@example.org",
      override: true,
    });
    const path = `/schedules/always/overrides/${String(body.id)}`;
    expect((await call("DELETE", path)).status).toBe(204);
    expect((await call("DELETE", path)).status).toBe(409);
    expect((await call("DELETE", "/schedules/always/overrides/987")).status).toBe(404);
    const wrong = await call("POST", "/schedules/always/overrides", {
      start,
      end,
      kind: "nobody",
      person: "a@example.org",
    });
    expect([wrong.status, wrong.body.errors]).toEqual([
      400,
      [{ path: "person", message: "With nobody on call there is no person. Leave this out." }],
    ]);
  });

  it("makes people by their email, and tells their link once", async () => {
    const teams = [{ team: "payments", role: "responder" }];
    const made = await call("PUT", "/users/Dora@Example.org", { name: "Dora", teams });
    expect([made.status, made.body.email]).toEqual([201, "dora@example.org"]);
    expect(made.body.link).toMatch(/^http:\/\/burnline\.test\/reset-password\/\w{40}$/);
    const again = await call("PUT", "/users/dora@example.org", { name: "Dora", teams });
    expect([again.status, again.body.link]).toEqual([200, null]);
    expect((await call("PUT", "/users/nobody", { name: "Nobody" })).status).toBe(400);
    const { items } = (await call("GET", "/users?limit=1")).body as { items: unknown[] };
    expect(items).toMatchObject([{ email: "ada@example.org", admin: true, active: true }]);
  });

  it.each([
    ["an end before the start", "from=2026-03-08T00:00:00Z&to=2026-03-07T00:00:00Z"],
    ["more than a year", "from=2026-01-01T00:00:00Z&to=2027-02-01T00:00:00Z"],
  ])("refuses an interval with %s", async (_what, query) => {
    await call("PUT", "/schedules/always", ALWAYS);
    const { status, body } = await call("GET", `/schedules/always/shifts?${query}`);
    expect([status, (body.errors as { path: string }[])[0]?.path]).toEqual([400, "to"]);
  });
});
