import { describe, expect, it } from "vitest";
import { addressBook } from "./addresses";

const PATHS = [
  "/teams",
  "/teams/{team}",
  "/teams/new",
  "/services/{service}/slos/{slo}",
  "/services/{service}/slos/{slo}/status",
  "/postmortems/{postmortem}",
  "/postmortems/{postmortem}.md",
];
const find = addressBook(new Map(PATHS.map((path) => [path, path])));

describe("an address book", () => {
  it.each([
    ["/teams", "/teams", {}],
    ["/teams/payments", "/teams/{team}", { team: "payments" }],
    ["/services/a/slos/b", "/services/{service}/slos/{slo}", { service: "a", slo: "b" }],
    [
      "/services/a/slos/b/status",
      "/services/{service}/slos/{slo}/status",
      { service: "a", slo: "b" },
    ],
  ])("finds %s with the values of its parameters", (address, value, params) => {
    expect(find(address.slice(1).split("/"))).toEqual({ value, params });
  });

  it.each([
    ["a literal", "/teams/new", "/teams/new", {}],
    [
      "a parameter with an end",
      "/postmortems/7.md",
      "/postmortems/{postmortem}.md",
      { postmortem: "7" },
    ],
  ])("takes %s before a parameter", (_what, address, value, params) => {
    expect(find(address.slice(1).split("/"))).toEqual({ value, params });
  });

  it("needs something before the end of a parameter", () => {
    expect(find(["postmortems", ".md"])).toMatchObject({ params: { postmortem: ".md" } });
  });

  it.each(["/", "/nothing", "/teams/a/b", "/services/a/slos", "/Teams", "/teams/"])(
    "finds nothing at %s",
    (address) => {
      expect(find(address.slice(1).split("/"))).toBeNull();
    },
  );

  it.each([
    ["%C3%A9%2F", "é/"],
    ["%zz", "%zz"],
  ])("decodes %j, where it can", (sent, team) => {
    expect(find(["teams", sent])).toMatchObject({ params: { team } });
  });

  it("takes no encoded text for a literal", () => {
    expect(find(["%74eams"])).toBeNull();
  });

  it("takes what objects inherit for plain values", () => {
    expect(find(["teams", "__proto__"])).toEqual({
      value: "/teams/{team}",
      params: { team: "__proto__" },
    });
  });
});
