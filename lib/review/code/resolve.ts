import {
  ancestors,
  fieldOf,
  isFunction,
  isWithin,
  memberOf,
  stringOf,
  textOf,
  unwrap,
  walk,
  type Syntax,
} from "../syntax/syntax";
import { type Binding } from "./binding";
import { moduleName } from "./javascript";
import { type Scopes } from "./scopes";

/**
 * What an expression is, by where it comes from: `axios.create().get`, `requests.Session().get`,
 * `net/http.Client{}.Do`. `made` is the call or literal that made the object.
 */
export type Name = { path: string; made: Syntax | null };

export type Resolve = (node: Syntax) => Name | null;

const MAX_STEPS = 12;
const DEFAULT = /\.default(?=\.|$)/;
const GLOBALS = /^(globalThis|window|self|global)\.(?=[a-zA-Z])/;
const TOP = new Set(["identifier", "type_identifier", "package_identifier"]);

/** Null for what cannot be known from this file: parameters, other files' exports, computed names. */
export function resolver(scopes: Scopes): Resolve {
  const resolve = (given: Syntax, steps: number): Name | null => {
    if (steps > MAX_STEPS) return null;
    const node = unwrap(given);
    const next = (inner: Syntax) => resolve(inner, steps + 1);
    if (TOP.has(node.type)) return named(node, next);
    const member = memberOf(node);
    if (member) return ofMember(member, node, next);
    if (node.type === "qualified_type") return ofType(node, next);
    if (node.type === "composite_literal") return madeOf(fieldOf(node, "type"), "{}", node, next);
    if (node.type === "new_expression")
      return madeOf(fieldOf(node, "constructor"), "()", node, next);
    if (node.type === "call_expression" || node.type === "call")
      return ofLocalCall(node, next) ?? ofCall(node, next);
    return null;
  };
  const named = (node: Syntax, next: Resolve): Name | null => {
    const name = textOf(node);
    const binding = scopes.find(name, node);
    return binding ? ofBinding(binding, next) : { path: name, made: null };
  };
  const ofMember = (
    { object, name }: { object: Syntax; name: string },
    node: Syntax,
    next: Resolve,
  ) => {
    if (object.type === "this" || textOf(object) === "self") {
      const value = fieldValue(scopes, node, name);
      return value ? next(value) : null;
    }
    return appended(next(object), [name]);
  };
  /** A function of this file that makes one thing stands for what it makes. */
  const ofLocalCall = (node: Syntax, next: Resolve): Name | null => {
    const callee = fieldOf(node, "function");
    const binding = callee?.type === "identifier" ? scopes.find(textOf(callee), callee) : null;
    const value = binding?.kind === "function" ? returnedBy(binding.node) : null;
    return value && next(value);
  };
  return (node) => resolve(node, 0);
}

const appended = (name: Name | null, parts: readonly string[]): Name | null =>
  name && {
    path: [name.path, ...parts].join(".").replace(GLOBALS, "").replace(DEFAULT, ""),
    made: name.made,
  };

function ofBinding(binding: Binding, next: Resolve): Name | null {
  if (binding.kind === "import") return { path: binding.path, made: null };
  if (binding.kind === "parameter") return ofParameter(binding.type, next);
  if (binding.kind !== "value") return null;
  const value = next(binding.value);
  if (binding.value.type === "qualified_type" && value)
    return { path: `${value.path}{}`, made: binding.value };
  return binding.picked.length > 0 ? appended(value, binding.picked) : value;
}

/** `session: requests.Session` is one, made elsewhere. */
function ofParameter(type: Syntax | null, next: Resolve): Name | null {
  const inner = type?.type === "type" ? type.children[0] : null;
  const name = inner && next(inner);
  return name ? { path: `${name.path}()`, made: null } : null;
}

const ofType = (node: Syntax, next: Resolve): Name | null => {
  const from = fieldOf(node, "package");
  const name = fieldOf(node, "name");
  return from && name ? appended(next(from), [textOf(name)]) : null;
};

function madeOf(type: Syntax | null, brackets: string, node: Syntax, next: Resolve): Name | null {
  const made = type && next(type);
  return made && { path: made.path + brackets, made: node };
}

function ofCall(node: Syntax, next: Resolve): Name | null {
  const callee = fieldOf(node, "function");
  if (!callee) return null;
  const args = fieldOf(node, "arguments");
  const first = args?.children[0] ?? null;
  if (
    first &&
    (textOf(callee) === "require" || callee.type === "import") &&
    stringOf(first) !== null
  )
    return { path: moduleName(stringOf(first)), made: null };
  if (first && textOf(callee) === "new") return madeOf(first, "{}", node, next);
  return madeOf(callee, "()", node, next);
}

function classAround(node: Syntax): Syntax | null {
  for (const outer of ancestors(node))
    if (outer.type === "class_body" || outer.type === "class_definition") return outer;
  return null;
}

/** What `this.name` or `self.name` was given in its class. */
function fieldValue(scopes: Scopes, use: Syntax, name: string): Syntax | null {
  const owner = classAround(use);
  if (!owner) return null;
  for (const field of owner.children)
    if (field.type === "public_field_definition" || field.type === "field_definition") {
      const key = fieldOf(field, "name") ?? fieldOf(field, "property");
      const value = fieldOf(field, "value");
      if (key && value && textOf(key) === name) return unwrap(value);
    }
  const given = scopes.assignments.find(
    (one) =>
      one.name === name &&
      (one.object.type === "this" || textOf(one.object) === "self") &&
      isWithin(one.node, owner),
  );
  return given?.value ?? null;
}

/** The one value that a function gives back; null where it has several, or none. */
export function returnedBy(fn: Syntax): Syntax | null {
  const body = fieldOf(fn, "body");
  if (!body) return null;
  if (fn.type === "lambda" || (fn.type === "arrow_function" && body.type !== "statement_block"))
    return unwrap(body);
  const returns = [...walk(body, (node) => !isFunction(node))].filter(
    ({ type }) => type === "return_statement",
  );
  const value = returns.length === 1 ? returns[0]?.children[0] : undefined;
  return value ? unwrap(value) : null;
}
