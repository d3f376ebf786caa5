import type { Faulty } from "@/lib/slo/yaml-source";
import { formatCount } from "@/lib/formats/count";
import { tokensOf, type Language, type Token } from "./code-tokens";
import { faultAt } from "./fault";
import type { Written } from "./written";

const MOST_LEVELS = 50;
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const CLOSERS: ReadonlySet<string> = new Set(Object.values(CLOSING));

/** A program that is only looked at. `closes`: of each opening bracket, which token closes it. */
export type Code = {
  language: Language;
  tokens: readonly Token[];
  closes: ReadonlyMap<number, number>;
};

/** Cuts a program into its parts; its brackets must fit, for all that is read rests on them. */
export function readCode(text: string, language: Language): { ok: true; code: Code } | Faulty {
  const read = tokensOf(text, language);
  if (!read.ok) return read;
  const { tokens } = read;
  const closes = new Map<number, number>();
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "sign") continue;
    if (CLOSING[token.text] !== undefined) open.push(index);
    if (open.length > MOST_LEVELS)
      return faultAt(token, `The text nests deeper than ${formatCount(MOST_LEVELS)} levels.`);
    if (!CLOSERS.has(token.text)) continue;
    const opener = open.pop();
    if (opener === undefined || CLOSING[tokens[opener]?.text ?? ""] !== token.text)
      return faultAt(token, `This "${token.text}" closes nothing. Paste the whole statement.`);
    closes.set(opener, index);
  }
  const unclosed = tokens[open.at(-1) ?? -1];
  if (unclosed)
    return faultAt(unclosed, `This "${unclosed.text}" is not closed. Paste the whole statement.`);
  return { ok: true, code: { language, tokens, closes } };
}

/** What was read, and the token after it. */
export type At<T> = { value: T; next: number };

const ENDS: ReadonlySet<string> = new Set([",", ";", ")", "]", "}"]);
const END: Token = { kind: "end", text: "", line: 1, column: 1 };

export const tokenAt = ({ tokens }: Code, index: number): Token => tokens[index] ?? END;

export const isEnd = ({ kind, text }: Token): boolean =>
  kind === "end" || (kind === "sign" && ENDS.has(text));

/** The token that ends the value within which `index` stands. */
export function endOfValue(code: Code, index: number): number {
  let at = index;
  while (!isEnd(tokenAt(code, at))) at = (code.closes.get(at) ?? at) + 1;
  return at;
}

/** Reads a value; handed to the readers of its parts, which read values within. */
export type ValueAt = (code: Code, index: number) => At<Written>;
