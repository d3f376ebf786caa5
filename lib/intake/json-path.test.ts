import { describe, expect, test } from "vitest";
import { pathProblem, stepsOf, valueAt } from "./json-path";

const body: unknown = JSON.parse(
  '{"alert":{"title":"Disk full","labels":{"team name":"blue"},"hosts":["db-1",{"name":"db-2"}]},"__proto__":{"own":1},"length":3}',
);
const at = (path: string) => valueAt(body, stepsOf(path) ?? ["no path"]);

describe("a path into JSON", () => {
  test.each([
    ["$.alert.title", "Disk full"],
    ["alert.title", "Disk full"],
    [" $.alert.labels['team name'] ", "blue"],
    ['$["alert"]["labels"]["team name"]', "blue"],
    ["$.alert.hosts[0]", "db-1"],
    ["$.alert.hosts[1].name", "db-2"],
    ["$['__proto__'].own", 1],
    ["$.length", 3],
  ])("%s leads to %j", (path, expected) => {
    expect(at(path)).toBe(expected);
  });

  test.each([
    "$.alert.hosts[2]",
    "$.alert.title.length",
    "$.alert.hosts.length.toString",
    "$.constructor",
    "$.alert.toString",
    "$.nothing.at.all",
  ])("%s leads nowhere", (path) => {
    expect(at(path)).toBeUndefined();
  });

  test.each([
    "",
    "$",
    "$..title",
    "$.alert.*",
    "$.alert[?(@.x)]",
    "$.alert[-1]",
    "$.hosts[0]name",
    "$.a['b]",
    "$alert",
    `$${".a".repeat(21)}`,
    `$.${"a".repeat(200)}`,
    "[".repeat(200),
    `$${"['\"".repeat(60)}`,
  ])("%s cannot be used", (path) => {
    expect(pathProblem(path)).toMatch(/Write a path such as/);
  });
});
