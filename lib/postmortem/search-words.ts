import { foldedText } from "@/lib/text/folded";
import { fieldOf, TEXT_FIELDS, type PostmortemText } from "./template";

const MOST_WORDS = 12;

/**
 * A text as plain words in lower case, without accents and punctuation, so that both engines cut it
 * alike.
 */
export const searchWords = (text: string): string[] =>
  foldedText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** What the search looks through. */
export const searchTextOf = (text: PostmortemText): string =>
  TEXT_FIELDS.flatMap((field) => searchWords(fieldOf(text, field))).join(" ");

/**
 * The words that all have to be found, each as the beginning of a word; none for a query that holds
 * no letter or digit.
 */
export const queryWords = (query: string): string[] =>
  [...new Set(searchWords(query))].slice(0, MOST_WORDS);
