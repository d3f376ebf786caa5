import { expect, it } from "vitest";
import { trimmedMarkdown } from "./trimmed";

it.each([
  ["    $ top\n    load 93\n", "    $ top\n    load 93"],
  ["\r\n \t\n\tcode  \n", "\tcode"],
  ["  \n\n ", ""],
  ["words", "words"],
])("%j is kept as %j", (typed, kept) => {
  expect(trimmedMarkdown(typed)).toBe(kept);
});
