import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import { periodOf } from "./insights-period";
import {
  datesProblem,
  insightsSearch,
  parseInsightsQuery,
  typedInsightsSearch,
} from "./insights-query";

const read = (search: string) =>
  parseInsightsQuery(Object.fromEntries(new URLSearchParams(search)));

describe("the address of the insights", () => {
  it("comes back from what it says", () => {
    const query = {
      days: 90,
      from: "2026-10-01",
      to: "2026-10-31",
      team: "payments",
      service: "checkout",
      severity: "SEV1",
      metric: "detect",
    } as const;
    expect(read(insightsSearch(query))).toEqual(query);
    expect(read(insightsSearch(read("days=365&metric=mitigate")))).toMatchObject({
      days: 365,
      metric: "mitigate",
      from: "",
      to: "",
    });
  });

  it("is bare where nothing is chosen", () => {
    expect(insightsSearch(read(""))).toBe("");
  });

  it.each([
    "days=31",
    "severity=SEV9",
    "metric=luck",
    "from=2026-10-01",
    "from=2026-10-02&to=2026-10-01",
    "from=2026-02-30&to=2026-03-01",
    "from=2000-01-01&to=2026-01-01",
    "from=1970-01-01&to=1970-02-01",
  ])("passes over %s", (search) => {
    expect(read(search)).toEqual(read(""));
  });

  it("takes the dates back when a number of days is chosen, and keeps them when a filter is", () => {
    const query = read("from=2026-10-01&to=2026-10-31");
    expect(insightsSearch(query, { days: 30 })).toBe("?days=30");
    expect(insightsSearch(query, { team: "search" })).toBe(
      "?from=2026-10-01&to=2026-10-31&team=search",
    );
  });
});

describe("the period of the insights", () => {
  const NOW = Date.UTC(2026, 10, 2, 12, 0, 30);

  it("ends with the running minute", () => {
    expect(periodOf(read("days=30"), NOW, "UTC")).toEqual({
      start: Date.UTC(2026, 9, 3, 12),
      end: Date.UTC(2026, 10, 2, 12),
    });
  });

  it("holds both of its days whole, by the reader's clock: 25 October 2026 has 25 hours in Berlin", () => {
    const period = periodOf(read("from=2026-10-25&to=2026-10-25"), NOW, "Europe/Berlin");
    expect(period).toEqual({ start: Date.UTC(2026, 9, 24, 22), end: Date.UTC(2026, 9, 25, 23) });
    expect(period.end - period.start).toBe(DAY_MS + 3_600_000);
  });

  it("never reaches into the future, nor is it ever empty", () => {
    expect(periodOf(read("from=2026-11-01&to=2027-02-01"), NOW, "UTC").end).toBe(
      Date.UTC(2026, 10, 2, 12),
    );
    expect(periodOf(read("from=2027-01-01&to=2027-02-01"), NOW, "UTC")).toEqual({
      start: Date.UTC(2026, 10, 2, 11, 59),
      end: Date.UTC(2026, 10, 2, 12),
    });
  });
});

describe("days that are no period", () => {
  const paramsOf = (search: string) => Object.fromEntries(new URLSearchParams(search));

  it.each([
    ["", null],
    ["from=2026-10-01&to=2026-10-31", null],
    ["from=2026-10-31&to=2026-10-01", "The first day, 2026-10-31, is after the last, 2026-10-01."],
    ["from=2026-02-30&to=2026-03-01", "“2026-02-30” is not a day. Write it like 2026-10-31."],
    ["from=2026-10-01&to=yesterday", "“yesterday” is not a day. Write it like 2026-10-31."],
    ["from=2026-10-01", "Choose the last day too."],
    ["to=2026-10-01", "Choose the first day too."],
    ["from=2010-01-01&to=2026-10-01", "Choose at most five years."],
  ])("are said, for %j", (search, problem) => {
    expect(datesProblem(paramsOf(search))).toBe(problem);
  });

  it("stay in the address of a form, and no others do", () => {
    expect(typedInsightsSearch(paramsOf("from=2026-10-31&to=2026-10-01&days=30"))).toBe(
      "?days=30&from=2026-10-31&to=2026-10-01",
    );
    expect(typedInsightsSearch(paramsOf("from=2026-10-31&days=90"))).toBe("?from=2026-10-31");
    expect(typedInsightsSearch(paramsOf("from=2026-10-01&to=2026-10-31&days=30"))).toBe(
      "?from=2026-10-01&to=2026-10-31",
    );
  });
});
