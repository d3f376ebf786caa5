import { formatCount } from "@/lib/formats/count";

/**
 * How deep and how wide a JSON text may be. A node is an object, a list, or an item after the
 * first.
 */
export type JsonBounds = { levels: number; nodes: number };

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const LIST = 91;
const END_OF_LIST = 93;
const OBJECT = 123;
const END_OF_OBJECT = 125;
/**
 * Of what stands outside texts: numbers, words and space. Reading a number takes the square of its
 * digits.
 */
const MOST_PLAIN = 5000;
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
    const before = plain;
    plain = 0;
    if (code === QUOTE) at = endOfString(text, at);
    else if (code === COMMA) count += 1;
    else if (code === LIST || code === OBJECT) {
      depth += 1;
      count += 1;
      if (depth > levels) return `It nests deeper than ${levels} levels.`;
    } else if (code === END_OF_LIST || code === END_OF_OBJECT) depth -= 1;
    else if ((plain = before + 1) > MOST_PLAIN) return TOO_PLAIN;
    if (count > nodes) return `It has more than ${formatCount(nodes)} entries.`;
  }
  return null;
}

const TOO_PLAIN = `It has more than ${formatCount(MOST_PLAIN)} characters in a row outside of texts.`;

/** The closing quote, or the end of a text without one. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1))
    if (!isEscaped(text, start, end)) return end;
  return text.length;
}

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(text: string, start: number, quote: number): boolean {
  let first = quote;
  while (first - 1 > start && text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (quote - first) % 2 === 1;
}
