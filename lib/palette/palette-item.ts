import { foldedText, foldedWords } from "@/lib/text/folded";

/** One thing the command palette can go to; `detail` stands quietly beside the label. */
export type PaletteItem = {
  id: string;
  group: string;
  label: string;
  href: string;
  detail?: string;
  keys?: string;
};

const NO_MATCH = 0;

/**
 * The items that match every word of the query, best first, otherwise in the order given; all of
 * them for an empty query.
 */
export function rankPaletteItems(items: readonly PaletteItem[], query: string): PaletteItem[] {
  const words = foldedWords(query);
  return items
    .map((item) => ({ item, score: score(item, words) }))
    .filter((entry) => words.length === 0 || entry.score > NO_MATCH)
    .sort((a, b) => b.score - a.score)
    .map((entry) => entry.item);
}

function score(item: PaletteItem, words: string[]): number {
  const label = foldedText(item.label);
  const around = foldedText(`${item.detail ?? ""} ${item.group}`);
  const each = words.map((word) => wordScore(label, around, word));
  return each.includes(NO_MATCH) ? NO_MATCH : each.reduce((sum, value) => sum + value, 0);
}

function wordScore(label: string, around: string, word: string): number {
  if (/^#?\d+$/.test(word) && around.split(" ").includes(`#${word.replace("#", "")}`)) return 10;
  if (label.startsWith(word)) return 8;
  if (label.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) return 6;
  if (label.includes(word)) return 4;
  return around.includes(word) ? 2 : NO_MATCH;
}
