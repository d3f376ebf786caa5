import { expect, it } from "vitest";
import { holdsWords } from "./folded";

const COMPOSED = "\u00dcberlast im Caf\u00e9 \u6771\u4eac \u304c";
const DECOMPOSED = COMPOSED.normalize("NFD");

it.each([COMPOSED, DECOMPOSED])("finds letters however they are composed: %j", (text) => {
  for (const query of [
    "\u00fcberlast",
    "u\u0308berlast",
    "uberlast",
    "CAF\u00c9",
    "cafe\u0301 im",
    "\u6771\u4eac",
    "\u304b\u3099",
    "",
  ])
    expect([query, holdsWords(text, query)]).toEqual([query, true]);
  for (const query of ["berlast x", "caff"])
    expect([query, holdsWords(text, query)]).toEqual([query, false]);
});

it("keeps apart what only looks alike", () => {
  expect(holdsWords("stra\u00dfe", "strasse")).toBe(false);
  expect(holdsWords("o", "\u043e")).toBe(false);
});
