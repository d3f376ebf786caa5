import { expect, test } from "vitest";
import { alertFilterOf, alertListHref, parseAlertListQuery } from "./list-query";

const read = (search: string) =>
  parseAlertListQuery(Object.fromEntries(new URLSearchParams(search)));

test.each([
  ["", "/alerts"],
  ["state=open&severity=page", "/alerts?state=open&severity=page"],
  ["state=broken&kind=none&page=0", "/alerts"],
  [
    "q=disk&kind=no-data&team=payments&service=checkout",
    "/alerts?q=disk&kind=no-data&team=payments&service=checkout",
  ],
])("%j is the list at %s, from its first page", (search, href) => {
  expect(alertListHref(read(search), {})).toBe(href);
});

test("open and muted alerts are those that are not resolved", () => {
  const open = ["firing", "acknowledged"];
  expect(alertFilterOf(read("state=open"))).toMatchObject({ states: open, muted: undefined });
  expect(alertFilterOf(read("state=muted"))).toMatchObject({ states: open, muted: true });
  expect(alertFilterOf(read("state=resolved"))).toMatchObject({ states: ["resolved"] });
  expect(alertFilterOf(read(""))).toMatchObject({ states: undefined });
});
