import { test } from "./support/api-test";
import { expect } from "./support/fixtures";

test.describe("sessions and the API", () => {
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
    const document = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as {
      paths: object;
    };
    expect(Object.keys(document.paths).join("\n")).not.toMatch(/palette|session|history/);
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
