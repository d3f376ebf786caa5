import { describe, expect, it } from "vitest";
import { parseSloListQuery, sloListHref } from "./list-query";

describe("the SLO list's address", () => {
  it("comes back from what it says", () => {
    const query = {
      q: "pay",
      team: "payments",
      tier: "critical",
      kind: "latency",
      archived: true,
      sort: "burn",
      descending: true,
      page: 3,
    } as const;
    const href = sloListHref(query, { page: 3 });
    expect(parseSloListQuery(Object.fromEntries(new URL(href, "http://x").searchParams))).toEqual(
      query,
    );
  });

  it("is the bare list where nothing is chosen", () => {
    expect(sloListHref(parseSloListQuery({}), {})).toBe("/slos");
  });

  it("passes over what it does not know", () => {
    expect(
      parseSloListQuery({
        tier: "purple",
        kind: "luck",
        archived: "true",
        sort: "; drop",
        page: "-1",
        q: ["a", "b"],
      }),
    ).toEqual(parseSloListQuery({ q: "a" }));
  });

  it("keeps showing archived SLOs while other filters change", () => {
    expect(sloListHref(parseSloListQuery({ archived: "1", page: "2" }), { q: "pay" })).toBe(
      "/slos?q=pay&archived=1",
    );
  });

  it("goes back to the first page when a filter changes", () => {
    expect(sloListHref(parseSloListQuery({ page: "4" }), { team: "search" })).toBe(
      "/slos?team=search",
    );
  });
});
