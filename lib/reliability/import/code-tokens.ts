import type { Faulty } from "@/lib/slo/yaml-source";
import { linesOf, type Place } from "@/lib/text/lines";
import { faultAt } from "./fault";
import { textEnd } from "./code-texts";

export type Language = "javascript" | "csharp";

/** `template`: a text that code fills. */
export type Token = Place & {
  kind: "name" | "number" | "text" | "template" | "pattern" | "sign" | "end";
  text: string;
};

const MOST_TOKENS = 20_000;
const BLANK = /\s+/y;
const NAME = /[\p{L}_$@][\p{L}\p{N}_$]*/uy;
const NUMBER = /\.?\d[\w.]*/y;
const SIGN = /=>|\.\.\.|\*\*|\?\.|\?\?|[=!]==?|&&|\|\||\+\+|--|[\s\S]/y;

/** The parts of a program, without blanks and comments; one of kind "end" is the last. */
export function tokensOf(text: string, language: Language): { ok: true; tokens: Token[] } | Faulty {
  const lines = linesOf(text);
  const tokens: Token[] = [];
  let at = 0;
  const add = (kind: Token["kind"], end: number): void => {
    tokens.push({ kind, text: text.slice(at, end), ...lines.placeOf(at) });
    at = end;
  };
  while (at < text.length) {
    if (tokens.length > MOST_TOKENS)
      return faultAt(lines.placeOf(at), "The text is too long up to here. Import it in parts.");
    const blank = matchAt(BLANK, text, at) + commentLength(text, at);
    if (blank > 0) {
      at += blank;
      continue;
    }
    const quoted = textEnd(text, at, language, mayBePattern(tokens.at(-1)));
    if (quoted?.end === null)
      return faultAt(lines.placeOf(at), "This text is not closed. Add its closing quote.");
    if (quoted) add(quoted.kind, quoted.end);
    else if (matchAt(NAME, text, at)) add("name", at + matchAt(NAME, text, at));
    else if (matchAt(NUMBER, text, at)) add("number", at + matchAt(NUMBER, text, at));
    else add("sign", at + matchAt(SIGN, text, at));
  }
  tokens.push({ kind: "end", text: "", ...lines.placeOf(text.length) });
  return { ok: true, tokens };
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** A comment that is not closed goes on to the end. */
function commentLength(text: string, at: number): number {
  const opens = text.slice(at, at + 2);
  const closes = opens === "//" ? "\n" : opens === "/*" ? "*/" : null;
  if (closes === null) return 0;
  const end = text.indexOf(closes, at + 2);
  return (end === -1 ? text.length : end + closes.length) - at;
}

/** Behind a value, a slash divides. */
const mayBePattern = (before: Token | undefined): boolean =>
  before === undefined ||
  before.text === "return" ||
  (before.kind === "sign" && ![")", "]", "}"].includes(before.text));
