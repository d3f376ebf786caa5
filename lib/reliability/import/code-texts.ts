import type { Language } from "./code-tokens";

/** `end` is null where the text is not closed. */
type Quoted = { kind: "text" | "template" | "pattern"; end: number | null };

/** The text or pattern that begins here; null where none does. */
export function textEnd(
  text: string,
  at: number,
  language: Language,
  mayBePattern: boolean,
): Quoted | null {
  const first = text.charAt(at);
  if (language === "csharp") return csharpText(text, at);
  if (first === '"' || first === "'") return { kind: "text", end: closing(text, at, first, false) };
  if (first === "`") return { kind: "template", end: closing(text, at, first, true) };
  if (first !== "/" || !mayBePattern) return null;
  const end = closing(text, at, "/", false);
  return end === null ? null : { kind: "pattern", end };
}

const PREFIX = /[$@]{1,2}(?=")/y;

function csharpText(text: string, at: number): Quoted | null {
  PREFIX.lastIndex = at;
  const prefix = PREFIX.exec(text)?.[0] ?? "";
  const start = at + prefix.length;
  const kind = prefix.includes("$") ? "template" : "text";
  if (text.startsWith('"""', start)) {
    const end = text.indexOf('"""', start + 3);
    return { kind, end: end === -1 ? null : end + 3 };
  }
  const quote = text.charAt(start);
  if (quote !== '"' && quote !== "'") return null;
  if (prefix.includes("@")) return { kind, end: verbatimEnd(text, start) };
  return { kind, end: closing(text, start, quote, false) };
}

function closing(text: string, at: number, quote: string, lines: boolean): number | null {
  for (let end = at + 1; end < text.length; end += 1) {
    const character = text.charAt(end);
    if (character === "\\") end += 1;
    else if (character === quote) return end + 1;
    else if (character === "\n" && !lines) return null;
  }
  return null;
}

/** A quote within is written twice. */
function verbatimEnd(text: string, at: number): number | null {
  for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    if (text.charAt(end + 1) !== '"') return end + 1;
    end += 1;
  }
  return null;
}
