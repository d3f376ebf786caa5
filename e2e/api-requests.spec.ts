import { test } from "./support/api-test";
import { expect } from "./support/fixtures";

test.describe("requests to the API", () => {
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
});
