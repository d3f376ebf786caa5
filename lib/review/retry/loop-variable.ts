import { fieldOf, textOf, walk, type Syntax } from "../syntax/syntax";

/** All that a loop names of what it goes over: `for key, value in items`. */
export function namesOverThings(loop: Syntax): string[] {
  const range = loop.children.find(({ type }) => type === "range_clause") ?? loop;
  const left = fieldOf(range, "left");
  return left
    ? [...walk(left)]
        .filter(({ children }) => children.length === 0)
        .map(textOf)
        .filter((name) => name !== "_")
    : [];
}

/** What a loop counts or goes over; null where it names nothing. */
export function loopVariable(loop: Syntax): string | null {
  const range = loop.children.find(({ type }) => type === "range_clause") ?? loop;
  const left = fieldOf(range, "left");
  if (left) {
    const names = left.type === "expression_list" ? left.children.map(textOf) : [textOf(left)];
    return names.find((name) => name !== "_") ?? null;
  }
  const clause = loop.children.find(({ type }) => type === "for_clause") ?? loop;
  const initial = fieldOf(clause, "initializer");
  return initial ? (/^(?:let|var|const)?\s*(\w+)/.exec(textOf(initial))?.[1] ?? null) : null;
}
