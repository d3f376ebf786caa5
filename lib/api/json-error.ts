const TOKEN =
  /[ \t\r\n]*(?:([[\]{},:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/y;

type Expect =
  | "value"
  | "value-or-end"
  | "name"
  | "name-or-end"
  | "colon"
  | "comma-or-end"
  | "nothing";
type Open = "[" | "{";

/**
 * Where a text stops being JSON: the offset of the first character that does not fit; null for
 * valid JSON.
 */
export function jsonErrorOffset(text: string): number | null {
  const open: Open[] = [];
  let expect: Expect = "value";
  let offset = 0;
  for (;;) {
    TOKEN.lastIndex = offset;
    const match = TOKEN.exec(text);
    const start = offset + leadingSpace(text, offset);
    if (!match) return start >= text.length && expect === "nothing" ? null : start;
    const next = step(expect, match[1] ?? (match[2] === undefined ? "scalar" : "string"), open);
    if (next === null) return start;
    expect = next;
    offset = TOKEN.lastIndex;
  }
}

function step(expect: Expect, token: string, open: Open[]): Expect | null {
  const wantsValue = expect === "value" || expect === "value-or-end";
  const wantsName = expect === "name" || expect === "name-or-end";
  const top = open.at(-1);
  if (wantsName && token === "string") return "colon";
  if (wantsValue && (token === "scalar" || token === "string")) return after(open);
  if (wantsValue && (token === "[" || token === "{")) {
    open.push(token);
    return token === "[" ? "value-or-end" : "name-or-end";
  }
  if (expect === "colon" && token === ":") return "value";
  if (expect === "comma-or-end" && token === ",") return top === "{" ? "name" : "value";
  const closes =
    (token === "]" && top === "[" && (expect === "value-or-end" || expect === "comma-or-end")) ||
    (token === "}" && top === "{" && (expect === "name-or-end" || expect === "comma-or-end"));
  if (!closes) return null;
  open.pop();
  return after(open);
}

const after = (open: readonly Open[]): Expect => (open.length === 0 ? "nothing" : "comma-or-end");

function leadingSpace(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && " \t\r\n".includes(text.charAt(end))) end += 1;
  return end - offset;
}

/** Line and column, from 1, of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: offset - lastBreak };
}
