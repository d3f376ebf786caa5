const ACCENTS = /[\u0300-\u036f]/g;

/**
 * A text as every search compares it: letters composed or decomposed, with accents or without, in
 * any case, are the same.
 */
export const foldedText = (text: string): string =>
  text.normalize("NFKD").replace(ACCENTS, "").toLowerCase();

/** The words of a query, folded. */
export const foldedWords = (query: string): string[] =>
  foldedText(query).split(/\s+/).filter(Boolean);

/** Whether a text holds every word of a query somewhere; an empty query is found in all. */
export function holdsWords(text: string, query: string): boolean {
  const words = foldedWords(query);
  if (words.length === 0) return true;
  const folded = foldedText(text);
  return words.every((word) => folded.includes(word));
}
