import { type Code } from "../code/code";
import { ancestors, fieldOf, textOf, type Syntax } from "../syntax/syntax";

const SMALL = /\b(batch|chunk|page|slice|window|group|pair)\w*$/i;

/** A list that is written out, a part of one, or a constant. */
export function isSmall(code: Code, list: Syntax): boolean {
  const node = code.follow(list);
  if (node.type === "array" || node.type === "list" || node.type === "tuple")
    return node.children.every(({ type }) => type !== "spread_element");
  const text = textOf(list);
  if (isPartOf(list)) return true;
  return (
    SMALL.test(text) ||
    /\.slice\(|\bslice\(|\.splice\(|take\(/.test(textOf(node)) ||
    /^[A-Z][A-Z_]+$/.test(text) ||
    /Array\.from\(\{\s*length:\s*\d/.test(textOf(node))
  );
}

/** `for (const part of chunk(users, 25))` goes over small lists. */
function isPartOf(list: Syntax): boolean {
  for (const loop of ancestors(list)) {
    if (loop.type !== "for_in_statement") continue;
    const left = fieldOf(loop, "left");
    const right = fieldOf(loop, "right");
    if (left && right && textOf(left) === textOf(list)) return PARTS.test(textOf(right));
  }
  return false;
}

const PARTS = /chunk|batch|partition|split|slices|windows|pages|group/i;
