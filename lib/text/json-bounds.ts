import { formatCount } from "@/lib/formats/count";

/**
 * How deep and how wide a JSON text may be. A node is an object, a list, or an item after the
 * first.
 */
export type JsonBounds = { levels: number; nodes: number };

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
/**
 * Of what stands outside texts: numbers, words and space. Reading a number takes the square of its
 * digits.
 */
const MOST_PLAIN = 5000;
const OPENS = new Set([91, 123]);
const CLOSES = new Set([93, 125]);

/**
 * What a text would have too much of as JSON, in words; null where it may be parsed. One pass, no
 * stack: parsers take the square of the depth, or the process's own stack. Whether it is JSON at
 * all is for the parser to say.
 */
export function jsonProblem(text: string, { levels, nodes }: JsonBounds): string | null {
  let depth = 0;
  let count = 0;
  let plain = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    plain = isPlain(code) ? plain + 1 : 0;
    if (plain > MOST_PLAIN)
      return `It has more than ${formatCount(MOST_PLAIN)} characters in a row outside of texts.`;
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) count += 1;
    else if (OPENS.has(code)) {
      depth += 1;
      count += 1;
      if (depth > levels) return `It nests deeper than ${levels} levels.`;
    } else if (CLOSES.has(code)) depth -= 1;
    if (count > nodes) return `It has more than ${formatCount(nodes)} entries.`;
  }
  return null;
}

const isPlain = (code: number): boolean =>
  code !== QUOTE && code !== COMMA && !OPENS.has(code) && !CLOSES.has(code);

/** The closing quote, or the end of a text without one. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    at += code === BACKSLASH ? 2 : 1;
  }
  return text.length;
}
