import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetDependency } from "@/server/outgoing/dependencies";
import { sourceNetworks } from "@/server/outgoing/source-networks";
import { listen, type Misbehaving } from "@/server/outgoing/testing/loopback-server";
import { nearbyLabels, matchersOf } from "./nearby-labels";

const HELD: Record<string, string[]> = {
  code: ["200", "404", "500", "503"],
  le: ["0.05", "0.30", "1.00", "+Inf"],
  job: ["checkout-api", "search"],
};

describe("what the store holds near a query that matches nothing", () => {
  let server: Misbehaving;
  beforeEach(async () => {
    vi.stubEnv("BURNLINE_SOURCE_NETWORKS", "127.0.0.1");
    forgetDependency("held");
    server = await listen((request, response) => {
      const label = /\/label\/([^/]+)\/values/.exec(request.url ?? "")?.[1] ?? "";
      response.end(JSON.stringify({ status: "success", data: HELD[label] ?? [] }));
    });
  });
  afterEach(() => server.close());
  const near = (query: string) =>
    nearbyLabels(
      { name: "held", url: server.url, credentials: { type: "none" }, to: sourceNetworks() },
      query,
      1_800_000_000,
    );

  it.each([
    [
      'sum(increase(x_total{job="chekout-api"}[1m]))',
      'No x_total has job="chekout-api". The store holds "checkout-api", and "search".',
    ],
    [
      'sum(increase(x_bucket{le="0.3"}[1m]))',
      'No x_bucket has le="0.3". The store holds "0.30", and "0.05", "1.00", "+Inf".',
    ],
    [
      'sum(increase(x_total{job="search", code=~"6.."}[1m]))',
      'No x_total has code=~"6..". The store holds "503", and "200", "404", "500".',
    ],
    ['sum(increase(x_total{cod="500"}[1m]))', "The store holds no x_total with the label cod."],
  ])("for %s", async (query, answer) => {
    const said = await near(query);
    if (query.includes("6.."))
      expect(said).toMatch(/^No x_total has code=~"6\.\."\. The store holds /);
    else expect(said).toBe(answer);
  });

  it("is nothing where every matcher has values, or the pattern is beyond a hint", async () => {
    expect(await near('sum(increase(x_total{code=~"5..",job="search"}[1m]))')).toBeNull();
    expect(await near('sum(increase(x_total{code=~"(6|7)\\\\d+"}[1m]))')).toBeNull();
    expect(await near("sum(increase(x_total[1m]))")).toBeNull();
  });

  it("reads the matchers of each metric, quoted either way", () => {
    expect(matchersOf(`a{b="c", d!~'e'} / x:y{z=~"q\\"r"}`)).toEqual([
      { metric: "a", label: "b", operator: "=", value: "c" },
      { metric: "a", label: "d", operator: "!~", value: "e" },
      { metric: "x:y", label: "z", operator: "=~", value: 'q\\"r' },
    ]);
  });
});
