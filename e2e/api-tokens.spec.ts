import { SLO, test, totals } from "./support/api-test";
import { makeToken } from "./support/api-token";
import { expect } from "./support/fixtures";
import { wholeMinutesAgo } from "./support/minutes-ago";

test.describe("tokens of the API", () => {
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
        measurements: [
          { service: place.service, slo: "up", at: wholeMinutesAgo(2), good: 1, total: 1 },
        ],
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
});
