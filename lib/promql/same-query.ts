import { parsePromql, type Promql } from "./parse";

/**
 * Whether two queries ask the same: they may differ in white space, comments, brackets that change
 * nothing, and the order of labels.
 */
export function isSameQuery(a: string, b: string): boolean {
  const [one, other] = [parsePromql(a), parsePromql(b)];
  return one === null || other === null
    ? a.replace(/\s+/g, "") === b.replace(/\s+/g, "")
    : textOf(one) === textOf(other);
}

function textOf(query: Promql): string {
  switch (query.kind) {
    case "number":
      return String(query.value);
    case "selector":
      return query.text;
    case "call":
      return `${query.name} ${query.by}(${query.args.map(textOf).join(",")})`;
    case "ranged":
      return `${textOf(query.of)}${query.text}`;
    case "negative":
      return `-(${textOf(query.of)})`;
    case "binary":
      return `(${textOf(query.left)}) ${query.op} ${query.matching} (${textOf(query.right)})`;
    default:
      return query satisfies never;
  }
}
