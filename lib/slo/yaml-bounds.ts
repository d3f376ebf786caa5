import { Lexer, Parser, type CST } from "yaml";
import { formatCount } from "@/lib/formats/count";

/** As many as a document may have; the largest that one service needs stays well below. */
const MOST_LEVELS = 50;
const MOST_ENTRIES = 5000;
const MOST_ALIASES = 50;
/** Of parts behind a value where none belong, each of which is a fault of its own. */
const MOST_BEHIND = 1000;
/**
 * Of signs such as "- " in one line, each of which opens a level, or is read by a call within the
 * call for the one before.
 */
const MOST_SIGNS = 50;

const SIGNS = new Set(["-", "?", ":", "&"]);
const BLANKS = new Set([" ", "\t", "\n", "\r"]);

export type Excess = { offset: number; message: string };

const TOO_DEEP = `The document nests deeper than ${MOST_LEVELS} levels. Remove what is nested here.`;
const TOO_MANY = `The document has more than ${formatCount(MOST_ENTRIES)} entries up to here.`;
const APPLY_IN_PARTS = "Apply it in parts: SLOs that a part does not name stay as they are.";
const TOO_MUCH_BEHIND = `More than ${formatCount(MOST_BEHIND)} parts follow the value of this line. Put the whole value in quotes of the other kind.`;
const TOO_MANY_ALIASES = `The document has more than ${MOST_ALIASES} aliases. Write out what they repeat.`;

/**
 * Where a text has more than a document may have, in one pass; null where it may be parsed. Parsers
 * take the square of it, or the process's own stack. `tooMany`: what to do about too many entries.
 */
export function yamlExcess(text: string, tooMany = APPLY_IN_PARTS): Excess | null {
  const excess = signsExcess(text) ?? flowExcess(text) ?? treeExcess(text);
  return excess?.message === TOO_MANY ? { ...excess, message: `${TOO_MANY} ${tooMany}` } : excess;
}

/** Needs no parser, and makes it safe to call one. */
function signsExcess(text: string): Excess | null {
  let signs = 0;
  let before = "\n";
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text.charAt(offset);
    if (character === "\n" || character === "\r") signs = 0;
    else if (character === "!" || (SIGNS.has(character) && BLANKS.has(before))) signs += 1;
    if (signs > MOST_SIGNS)
      return {
        offset,
        message: `This line has more than ${MOST_SIGNS} signs such as "- ", ": " or "!". Break it into lines.`,
      };
    before = character;
  }
  return null;
}

// What the lexer puts before a scalar's own text, which may be a single bracket.
const SCALAR = "\u001f";
const WITHOUT_TEXT = new Set(["\u0002", "\u0018", SCALAR]);

/** An entry has a sign of its own, and one more between it and the next. */
const ENTRY_SIGNS = new Set(["-", "?", ":", ","]);

/** The depth of lists and maps in brackets, and entries in a flood, by the lexer alone. */
function flowExcess(text: string): Excess | null {
  let [offset, depth, signs, before] = [0, 0, 0, ""];
  for (const token of new Lexer().lex(text)) {
    if (before !== SCALAR) {
      if (token === "[" || token === "{") depth += 1;
      else if (token === "]" || token === "}") depth -= 1;
      else if (ENTRY_SIGNS.has(token)) signs += 1;
    }
    if (signs > 2 * MOST_ENTRIES) return { offset, message: TOO_MANY };
    if (depth > MOST_LEVELS) return { offset, message: TOO_DEEP };
    if (!WITHOUT_TEXT.has(token)) offset += token.length;
    before = token;
  }
  return null;
}

/**
 * Depth, entries, aliases and what follows a value, of the whole, before anything is made of them.
 */
function treeExcess(text: string): Excess | null {
  let [entries, aliases] = [0, 0];
  for (const part of new Parser().parse(text)) {
    const open: { token: CST.Token | null | undefined; level: number }[] = [
      { token: part, level: 0 },
    ];
    for (let next = open.pop(); next; next = open.pop()) {
      const { token, level } = next;
      if (!token) continue;
      if (token.type === "alias" && (aliases += 1) > MOST_ALIASES)
        return { offset: token.offset, message: TOO_MANY_ALIASES };
      const behind = unexpectedBehind(token)[MOST_BEHIND];
      if (behind) return { offset: behind.offset, message: TOO_MUCH_BEHIND };
      if (level > MOST_LEVELS) return { offset: token.offset, message: TOO_DEEP };
      const inside = childrenOf(token);
      entries += inside.entries;
      if (entries > MOST_ENTRIES) return { offset: token.offset, message: TOO_MANY };
      open.push(...inside.tokens.reverse().map((child) => ({ token: child, level: level + 1 })));
    }
  }
  return null;
}

const BETWEEN = new Set(["space", "newline", "comment"]);

/** Parts after a value that are neither blanks nor comments. */
const unexpectedBehind = (token: CST.Token): CST.SourceToken[] =>
  "end" in token && Array.isArray(token.end)
    ? token.end.filter(({ type }) => !BETWEEN.has(type))
    : [];

type Inside = { entries: number; tokens: (CST.Token | null | undefined)[] };

function childrenOf(token: CST.Token): Inside {
  if (token.type === "document") return { entries: 0, tokens: [token.value] };
  if (token.type !== "block-map" && token.type !== "block-seq" && token.type !== "flow-collection")
    return { entries: 0, tokens: [] };
  const { items } = token;
  if (items.length > MOST_ENTRIES) return { entries: items.length, tokens: [] };
  return { entries: items.length, tokens: items.flatMap(({ key, value }) => [key, value]) };
}
