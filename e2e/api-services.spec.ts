import { refusesEach } from "./support/api-refusals";
import { test } from "./support/api-test";
import { expect } from "./support/fixtures";

test.describe("services over the API", () => {
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

  test("refuses bad input with the field at fault, and stores nothing", async ({
    call,
    place,
    unique,
  }) => {
    await refusesEach(call, [
      ["PUT", `/services/${unique("s")}`, { name: "x", team: "no-such-team" }, "team"],
      ["PUT", `/services/${unique("s")}`, { name: "x", team: place.team, tier: 9 }, "tier"],
      [
        "PUT",
        `/services/${unique("s")}`,
        { name: "x", team: place.team, dependencies: ["gone"] },
        "dependencies[0]",
      ],
      ["PUT", `/services/${unique("s")}`, [], ""],
      ["GET", "/services?limit=ten", undefined, "limit"],
      ["GET", "/services?cursor=bm9uZSBvZiBvdXJzIQ", undefined, "cursor"],
      ["GET", `/services/${place.service}?at=2026-11-01T00:00:00Z`, undefined, "at"],
    ]);
  });
});
