import { describe, expect, it } from "vitest";
import { changedDataSourceSchema, newDataSourceSchema } from "./schema";

const input = { slug: "main", name: "Main", url: "http://prometheus:9090/", auth: "none" };
const messages = (changes: object) =>
  newDataSourceSchema
    .safeParse({ ...input, ...changes })
    .error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];

describe("a data source", () => {
  it("loses the slash at the end of its address", () => {
    expect(newDataSourceSchema.parse(input)).toEqual({
      slug: "main",
      name: "Main",
      url: "http://prometheus:9090",
      team: "",
      auth: "none",
      username: "",
      secret: "",
    });
    expect(
      newDataSourceSchema.parse({ ...input, url: "https://metrics.example.org/prometheus//" }).url,
    ).toBe("https://metrics.example.org/prometheus");
  });

  it.each([
    ["prometheus:9090", "Give a web address"],
    ["ftp://prometheus", "Give a web address"],
    ["http://ada:secret@prometheus", "in their own fields"],
    ["http://prometheus/?query=1", "before ? and #"],
    ["http://prometheus/api/v1/query", "Leave out /api/v1"],
  ])("is not at %s", (url, message) => {
    expect(messages({ url }).join()).toContain(message);
  });

  it("with credentials needs them when it is made, and keeps them when it is changed", () => {
    expect(messages({ auth: "basic" })).toEqual([
      "username: Basic authentication needs a user name.",
      "secret: Give the password.",
    ]);
    expect(messages({ auth: "bearer" })).toEqual(["secret: Give the token."]);
    expect(changedDataSourceSchema.safeParse({ ...input, auth: "bearer" }).success).toBe(true);
  });

  it("names an unknown field", () => {
    expect(messages({ pasword: "x" }).join()).toContain("pasword");
  });
});
