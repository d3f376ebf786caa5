import { expect, it } from "vitest";
import { queryWords, searchTextOf, searchWords } from "./search-words";
import { newText } from "./template";

it("a text is searched by its words, whatever their case, accents and punctuation", () => {
  expect(searchWords("Über-lange Wörter, e.g. `retry_limit`=3 (99.9%)")).toEqual([
    "uber",
    "lange",
    "worter",
    "e",
    "g",
    "retry",
    "limit",
    "3",
    "99",
    "9",
  ]);
  expect(searchWords("検索 поиск")).toEqual(["検索", "поиск"]);
});

it("a query with operators of some search engine is only its words, each once", () => {
  expect(queryWords('"a" OR b* NEAR(c) -d :* & | ! a')).toEqual(["a", "or", "b", "near", "c", "d"]);
  expect(queryWords(" *() ")).toEqual([]);
});

it("title, sections and factors are all found", () => {
  const text = newText("Checkout", "Queue grew");
  text.factors = ["No limit"];
  expect(searchTextOf(text)).toBe("checkout queue grew no limit");
});
