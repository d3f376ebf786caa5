import { describe, expect, it } from "vitest";
import {
  choiceParam,
  hrefWith,
  ignoredParams,
  pageParam,
  searchParam,
  slugParam,
  textParam,
} from "./url-params";

describe("the parameters of an address", () => {
  it("are texts, the first of several, trimmed, empty where there is none", () => {
    expect(textParam({ q: " pay " }, "q")).toBe("pay");
    expect(textParam({ q: ["a", "b"] }, "q")).toBe("a");
    expect(textParam({ q: [] }, "q")).toBe("");
    expect(textParam({}, "q")).toBe("");
  });

  it("lose what no store can look up, also where a pair is cut in half", () => {
    expect(slugParam({ team: "a\0b\uD83D" }, "team")).toBe("ab");
    expect(searchParam({ q: `${"a".repeat(99)}😀` })).toBe("a".repeat(99));
    expect(slugParam({ team: `${"a".repeat(62)}😀` }, "team")).toBe("a".repeat(62));
    expect(searchParam({ q: "two 😀" })).toBe("two 😀");
  });

  it("are cut at the length of a name, or of a search", () => {
    expect(slugParam({ team: "a".repeat(4000) }, "team")).toHaveLength(63);
    expect(searchParam({ q: "a".repeat(4000) })).toHaveLength(100);
  });

  it("are choices only where they are allowed", () => {
    expect(choiceParam({ sort: "name" }, "sort", ["budget", "name"])).toBe("name");
    expect(choiceParam({ sort: "; drop" }, "sort", ["budget", "name"])).toBeUndefined();
  });

  it("are pages from 1 on", () => {
    expect(["3", "0", "-1", "1.5", "x", "1e9"].map((page) => pageParam({ page }))).toEqual([
      3, 1, 1, 1, 1, 1,
    ]);
  });

  it("are named where they were read as something else", () => {
    const used = { sort: "budget", page: 1, archived: false, team: "pay" };
    const given = { sort: "colour", page: "-3", archived: "yes", team: "pay", utm: "x" };
    expect(ignoredParams(given, used).map(({ name }) => name)).toEqual([
      "sort",
      "page",
      "archived",
    ]);
    expect(ignoredParams({ sort: "", page: "1", archived: "0", team: " pay " }, used)).toEqual([]);
    expect(ignoredParams({ archived: "1" }, { archived: true })).toEqual([]);
  });

  it("stand in an address where they say something", () => {
    expect(hrefWith("/slos", { q: "a b", team: "" })).toBe("/slos?q=a+b");
    expect(hrefWith("/slos", { q: "" }, 2)).toBe("/slos?page=2");
    expect(hrefWith("/slos", {})).toBe("/slos");
  });
});
