import { fieldOf, textOf, unwrap, type Syntax } from "../syntax/syntax";
import { type Argument } from "./call";

/** Named settings; `open` where more may be set than can be read: a spread, a parameter. */
export type Options = { values: ReadonlyMap<string, Syntax>; open: boolean; node: Syntax | null };

export const NO_OPTIONS: Options = { values: new Map(), open: false, node: null };

const UNKNOWN: Options = { values: new Map(), open: true, node: null };

/** Reads an object, a dict or a Go literal; `follow` finds what a name was given. */
export function optionsOf(given: Syntax | null, follow: (node: Syntax) => Syntax): Options {
  if (!given) return NO_OPTIONS;
  const node = follow(given);
  if (node.type === "undefined" || node.type === "null" || node.type === "nil") return NO_OPTIONS;
  if (node.type === "composite_literal") return ofElements(fieldOf(node, "body") ?? node);
  if (node.type !== "object" && node.type !== "dictionary") return UNKNOWN;
  const values = new Map<string, Syntax>();
  let open = false;
  for (const child of node.children) {
    if (child.type === "pair") {
      const key = fieldOf(child, "key");
      const value = fieldOf(child, "value");
      if (key && value) values.set(textOf(key).replace(/^["']|["']$/g, ""), unwrap(value));
    } else if (child.type === "shorthand_property_identifier") values.set(textOf(child), child);
    else if (child.type === "spread_element" || child.type === "dictionary_splat") {
      const spread = optionsOf(child.children[0] ?? null, follow);
      for (const [name, value] of spread.values) values.set(name, value);
      open ||= spread.open;
    } else if (child.type === "method_definition")
      values.set(textOf(fieldOf(child, "name") ?? child), child);
  }
  return { values, open, node };
}

function ofElements(body: Syntax): Options {
  const values = new Map<string, Syntax>();
  for (const child of body.children) {
    const key = fieldOf(child, "key");
    const value = fieldOf(child, "value");
    if (key && value) values.set(textOf(key), unwrap(value));
  }
  return { values, open: false, node: body };
}

/** Python's settings are its named arguments. */
export function keywordsOf(args: readonly Argument[], follow: (node: Syntax) => Syntax): Options {
  const values = new Map<string, Syntax>();
  let open = false;
  for (const { name, value, spread } of args) {
    if (name !== null) values.set(name, value);
    else if (spread && value.type === "dictionary_splat") {
      const more = optionsOf(value.children[0] ?? null, follow);
      for (const [key, one] of more.values) values.set(key, one);
      open ||= more.open;
    }
  }
  return { values, open, node: null };
}
