/**
 * A node of a parsed file, apart from its parser. `start` and `end` are UTF-16 offsets into
 * `source`; `field` is its role in its parent, as the grammar calls it.
 */
export type Syntax = {
  readonly type: string;
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  readonly source: string;
  readonly parent: Syntax | null;
  readonly children: Syntax[];
};

export const textOf = (node: Syntax): string => node.source.slice(node.start, node.end);

export const fieldOf = (node: Syntax, name: string): Syntax | null =>
  node.children.find(({ field }) => field === name) ?? null;

export const fieldsOf = (node: Syntax, name: string): Syntax[] =>
  node.children.filter(({ field }) => field === name);

/** The node and all below it, in the order of the text; what `enters` refuses is not entered. */
export function* walk(
  node: Syntax,
  enters: (node: Syntax) => boolean = () => true,
): Generator<Syntax> {
  yield node;
  for (const child of node.children) if (enters(child)) yield* walk(child, enters);
}

/** From the parent outwards. */
export function* ancestors(node: Syntax): Generator<Syntax> {
  for (let outer = node.parent; outer; outer = outer.parent) yield outer;
}

export const isWithin = (node: Syntax, outer: Syntax): boolean =>
  outer.start <= node.start && node.end <= outer.end && outer.source === node.source;

const WRAPPERS = new Set([
  "parenthesized_expression",
  "await_expression",
  "await",
  "as_expression",
  "satisfies_expression",
  "non_null_expression",
  "literal_element",
  "type_assertion",
]);

/** What stands inside of parentheses, `await`, casts, and Go's `&`. */
export function unwrap(node: Syntax): Syntax {
  let inner = node;
  for (;;) {
    const next = WRAPPERS.has(inner.type)
      ? inner.children[0]
      : inner.type === "unary_expression" && /^[&*]/.test(textOf(inner))
        ? fieldOf(inner, "operand")
        : (inner.type === "expression_list" && inner.children.length === 1) ||
            (inner.type === "as_pattern" && inner.children.length > 0)
          ? inner.children[0]
          : null;
    if (!next) return inner;
    inner = next;
  }
}

export type Member = { object: Syntax; name: string };

/** `object.name` in any of the languages. */
export function memberOf(node: Syntax): Member | null {
  const object = fieldOf(node, "object") ?? fieldOf(node, "operand");
  const name = fieldOf(node, "property") ?? fieldOf(node, "attribute") ?? fieldOf(node, "field");
  return object && name && MEMBERS.has(node.type) ? { object, name: textOf(name) } : null;
}

const MEMBERS = new Set(["member_expression", "attribute", "selector_expression"]);

const FUNCTIONS = new Set([
  "function_declaration",
  "function_expression",
  "generator_function_declaration",
  "generator_function",
  "arrow_function",
  "method_definition",
  "method_declaration",
  "func_literal",
  "function_definition",
  "lambda",
]);

export const isFunction = (node: Syntax): boolean => FUNCTIONS.has(node.type);

/** The innermost function that a node stands in, or null at the top of the file. */
export function functionAround(node: Syntax): Syntax | null {
  for (const outer of ancestors(node)) if (isFunction(outer)) return outer;
  return null;
}

const LOOPS = new Set(["for_statement", "for_in_statement", "while_statement", "do_statement"]);

export const isLoop = (node: Syntax): boolean => LOOPS.has(node.type);

/** The innermost loop of the same function. */
export function loopAround(node: Syntax): Syntax | null {
  for (const outer of ancestors(node)) {
    if (isFunction(outer)) return null;
    if (isLoop(outer)) return outer;
  }
  return null;
}

const STRINGS = new Set([
  "string",
  "template_string",
  "interpreted_string_literal",
  "raw_string_literal",
]);

export const isString = (node: Syntax): boolean => STRINGS.has(node.type);

const QUOTES = new Set(["'", '"', "`"]);

/** The text of a string without its prefix and quotes; null for what is no string. */
export function stringOf(node: Syntax | null): string | null {
  if (!node || !isString(node)) return null;
  const text = textOf(node);
  let start = 0;
  let end = text.length;
  while (start < end && !QUOTES.has(text[start] ?? "")) start += 1;
  while (start < end && QUOTES.has(text[start] ?? "")) start += 1;
  while (end > start && QUOTES.has(text[end - 1] ?? "")) end -= 1;
  return text.slice(start, end);
}

export const isAsync = (fn: Syntax): boolean =>
  /^(static\s+)?async\b/.test(textOf(fn).slice(0, 40));
