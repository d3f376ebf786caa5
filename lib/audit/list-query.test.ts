import { expect, it } from "vitest";
import { auditFilterOf, auditListHref, parseAuditListQuery } from "./list-query";

const read = (search: string) =>
  parseAuditListQuery(Object.fromEntries(new URLSearchParams(search)));

it("the days of an address run from midnight to midnight by the reader's clock, also where it changes", () => {
  expect(auditFilterOf(read("from=2026-10-25&to=2026-10-25"), "Europe/Berlin")).toMatchObject({
    from: Date.UTC(2026, 9, 24, 22),
    to: Date.UTC(2026, 9, 25, 23),
  });
  expect(auditFilterOf(read("to=2026-12-31"), "UTC")).toMatchObject({
    from: undefined,
    to: Date.UTC(2027, 0, 1),
  });
});

it("what is no day is not one of another month", () => {
  expect(read("from=2026-02-30&to=soon")).toMatchObject({ from: "", to: "" });
});

it("a filter goes back to the first page, a page keeps the filter", () => {
  const query = read("person=ada&thing=slo%3A3&page=4");
  expect(auditListHref(query, {})).toBe("/settings/audit?person=ada&thing=slo%3A3");
  expect(auditListHref(query, { page: 5 })).toBe("/settings/audit?person=ada&thing=slo%3A3&page=5");
});
