import { describe, expect, it } from "vitest";
import { mayScrape } from "./scrape";

const token = "0123456789abcdef";

describe("the metrics", () => {
  it("are open where no token is set", () => {
    expect(mayScrape(null, undefined)).toBe(true);
    expect(mayScrape(null, "")).toBe(true);
  });

  it("need the bearer token where one is set", () => {
    expect(mayScrape(`Bearer ${token}`, token)).toBe(true);
    for (const wrong of [
      null,
      "",
      token,
      `Bearer ${token}x`,
      `Bearer ${token.slice(1)}`,
      `bearer ${token}`,
    ])
      expect(mayScrape(wrong, token)).toBe(false);
  });
});
