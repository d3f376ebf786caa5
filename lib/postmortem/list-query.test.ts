import { describe, expect, it } from "vitest";
import {
  actionListHref,
  parseActionListQuery,
  parsePostmortemListQuery,
  postmortemListHref,
} from "./list-query";

describe("the lists of postmortems and action items", () => {
  it("read what they know from the address, and nothing else", () => {
    expect(
      parsePostmortemListQuery({
        q: " queue ",
        team: ["payments", "x"],
        status: "published",
        severity: "SEV9",
        page: "-2",
      }),
    ).toEqual({ q: "queue", team: "payments", status: "published", severity: "", page: 1 });
    expect(parseActionListQuery({ owner: "you", state: "all", overdue: "1", page: "3" })).toEqual({
      owner: "",
      team: "",
      state: "all",
      overdue: true,
      page: 3,
    });
  });

  it("write an address that reads the same, without what is at its default", () => {
    const query = {
      q: "a b&c",
      team: "payments",
      status: "draft" as const,
      severity: "SEV1" as const,
      page: 2,
    };
    const href = postmortemListHref(query, { page: 2 });
    expect(
      parsePostmortemListQuery(Object.fromEntries(new URL(href, "http://x").searchParams)),
    ).toEqual(query);
    expect(postmortemListHref(parsePostmortemListQuery({}))).toBe("/postmortems");
    expect(actionListHref(parseActionListQuery({}), { overdue: true, owner: "me" })).toBe(
      "/postmortems/actions?owner=me&overdue=1",
    );
  });

  it("go back to the first page when a filter changes", () => {
    expect(postmortemListHref(parsePostmortemListQuery({ page: "4" }), { q: "a" })).toBe(
      "/postmortems?q=a",
    );
  });
});
