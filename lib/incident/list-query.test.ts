import { describe, expect, it } from "vitest";
import { incidentFilterOf, incidentListHref, parseIncidentListQuery } from "./list-query";

describe("the address of a list of incidents", () => {
  it("reads back what it was made of", () => {
    const query = parseIncidentListQuery({
      q: " cards ",
      status: "open",
      severity: "SEV1",
      team: "payments",
      service: "checkout",
      days: "30",
      page: "3",
    });
    expect(incidentListHref(query, { page: 3 })).toBe(
      "/incidents?q=cards&status=open&severity=SEV1&team=payments&service=checkout&days=30&page=3",
    );
    expect(incidentListHref(query, { severity: "" })).not.toContain("page");
  });

  it("passes over what it does not know", () => {
    expect(
      parseIncidentListQuery({
        status: "burning",
        severity: "SEV9",
        days: "8",
        page: "-1",
        q: ["a", "b"],
      }),
    ).toEqual({ q: "a", status: "", severity: "", team: "", service: "", days: "", page: 1 });
    expect(incidentListHref(parseIncidentListQuery({}), {}, "/incidents/csv")).toBe(
      "/incidents/csv",
    );
  });

  it("asks the store for open ones by their three statuses, and for days before now", () => {
    expect(
      incidentFilterOf(parseIncidentListQuery({ status: "open", days: "7" }), 700 * 86_400_000),
    ).toMatchObject({
      statuses: ["investigating", "identified", "monitoring"],
      from: 693 * 86_400_000,
      team: undefined,
    });
  });
});
