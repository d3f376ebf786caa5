import { describe, expect, it } from "vitest";
import { comparingServices, type ListedService } from "./list-order";
import { parseServiceListQuery, SERVICE_SORTS, serviceListHref } from "./list-query";

const service = (name: string, more: Partial<ListedService> = {}): ListedService => ({
  name,
  team: "Payments",
  tier: null,
  slos: 0,
  remaining: null,
  incidents: [],
  pages: 0,
  tickets: 0,
  ...more,
});
const SERVICES = [
  service("Ledger", { tier: 2, slos: 1, remaining: -0.5, tickets: 1 }),
  service("Archive"),
  service("Checkout", {
    tier: 1,
    slos: 4,
    remaining: 0.25,
    incidents: [{ severity: "SEV3" }, { severity: "SEV2" }],
    pages: 1,
  }),
  service("Search", {
    team: "Discovery",
    tier: 1,
    slos: 2,
    remaining: 0.9,
    incidents: [{ severity: "SEV2" }],
    pages: 1,
    tickets: 2,
  }),
];
const sorted = (search: string) =>
  [...SERVICES]
    .sort(comparingServices(parseServiceListQuery(Object.fromEntries(new URLSearchParams(search)))))
    .map(({ name }) => name);

describe("the list of services", () => {
  it.each([
    ["", ["Archive", "Checkout", "Ledger", "Search"]],
    ["order=desc", ["Search", "Ledger", "Checkout", "Archive"]],
    ["sort=team", ["Search", "Archive", "Checkout", "Ledger"]],
    ["sort=tier", ["Checkout", "Search", "Ledger", "Archive"]],
    ["sort=slos", ["Checkout", "Search", "Ledger", "Archive"]],
    ["sort=budget", ["Ledger", "Checkout", "Search", "Archive"]],
    ["sort=budget&order=desc", ["Search", "Checkout", "Ledger", "Archive"]],
    ["sort=incidents", ["Checkout", "Search", "Archive", "Ledger"]],
    ["sort=alerts", ["Search", "Checkout", "Ledger", "Archive"]],
    ["sort=age", ["Archive", "Checkout", "Ledger", "Search"]],
  ])("for %s begins with what needs someone, and ends with what has nothing", (search, names) => {
    expect(sorted(search)).toEqual(names);
  });

  it("keeps each choice in its address", () => {
    for (const sort of SERVICE_SORTS) {
      const query = { q: "a b", team: "payments", archived: true, sort, descending: true, page: 3 };
      const href = serviceListHref(query, { page: 3 });
      expect(
        parseServiceListQuery(Object.fromEntries(new URLSearchParams(href.split("?")[1]))),
      ).toEqual(query);
    }
    expect(serviceListHref(parseServiceListQuery({}), {})).toBe("/services");
  });
});
