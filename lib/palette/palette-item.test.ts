import { expect, it } from "vitest";
import { rankPaletteItems, type PaletteItem } from "./palette-item";

const item = (label: string, group = "SLOs", detail?: string): PaletteItem => ({
  id: label,
  group,
  label,
  href: "/",
  ...(detail ? { detail } : {}),
});
const items = [
  item("Results under 200 ms", "SLOs", "search"),
  item("Sign-in succeeds", "SLOs", "accounts"),
  item("search", "Services"),
  item("Research index", "Services"),
];
const labels = (query: string) => rankPaletteItems(items, query).map((found) => found.label);

it("a label that begins with the word comes before one that holds it, and both before one beside it", () => {
  expect(labels("search")).toEqual(["search", "Research index", "Results under 200 ms"]);
});

it("every word has to match somewhere", () => {
  expect(labels("sign acc")).toEqual(["Sign-in succeeds"]);
  expect(labels("sign search")).toEqual([]);
});

it("an empty query keeps everything in the order given", () => {
  expect(labels("  ")).toEqual(items.map((found) => found.label));
});

it("a number that stands beside a label comes before whatever holds its digits", () => {
  const numbered = [
    item("12 ms at most"),
    item("Checkout is down", "Incidents", "#112 SEV1"),
    item("Refunds wait", "Incidents", "#12 SEV2"),
  ];
  for (const query of ["12", "#12"])
    expect(rankPaletteItems(numbered, query)[0]?.label).toBe("Refunds wait");
  expect(rankPaletteItems(numbered, "12").length).toBe(3);
});
