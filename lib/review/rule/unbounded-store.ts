import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { mentions } from "../code/scopes";
import {
  fieldOf,
  functionAround,
  isFunction,
  isString,
  textOf,
  unwrap,
  type Syntax,
} from "../syntax/syntax";
import { isMemo, ownName } from "./memo";
import { type Hit, type Rule } from "./rule";
import { storeHit } from "./store-hit";
import { pythonStores } from "./stores-in-python";

export const unboundedStore: Rule = {
  id: "R20",
  title: "Queue or cache without a limit",
  severity: "hint",
  check: (code) => [...storesOf(code), ...(code.family === "python" ? pythonStores(code) : [])],
};

const NAMES =
  /cache|memo|seen|queue|buffer|pending|backlog|inflight|in_flight|jobs|store|sessions|history|visited/i;
const MAKERS =
  /^(new (Map|Set)\b|dict|list|set|OrderedDict|defaultdict|collections\.|make$|sync\.Map)/;

/** Made without anything in it: `new Map()`, `{}`, `map[string]int{}`. */
function isEmpty(given: Syntax): boolean {
  const node = unwrap(given);
  if (/^(array|object|list|dictionary)$/.test(node.type)) return node.children.length === 0;
  if (node.type === "composite_literal")
    return /^(map\[|sync\.Map)/.test(textOf(node)) && fieldOf(node, "body")?.children.length === 0;
  if (node.type === "slice_type") return node.parent?.type !== "field_declaration";
  if (node.type === "map_type") return node.parent?.type === "field_declaration";
  if (node.type === "qualified_type") return textOf(node) === "sync.Map";
  const callee = fieldOf(node, "function");
  if (node.type !== "new_expression" && !callee) return false;
  const args = fieldOf(node, "arguments")?.children ?? [];
  const isMap = args[0]?.type === "map_type" || /^(collections\.)?defaultdict/.test(textOf(node));
  return MAKERS.test(textOf(callee ?? node)) && (args.length === 0 || isMap);
}

/** What stands at the top of a file, is added to by its functions, and never made smaller. */
function storesOf(code: Code): Hit[] {
  const declared = code.nodes(
    "variable_declarator",
    "assignment",
    "var_spec",
    "public_field_definition",
    "field_definition",
    "field_declaration",
  );
  return declared.flatMap((node) => {
    const name = fieldOf(node, "name") ?? fieldOf(node, "left") ?? fieldOf(node, "property");
    const value =
      fieldOf(node, "value") ??
      fieldOf(node, "right") ??
      (/^(var_spec|field_declaration)$/.test(node.type) ? fieldOf(node, "type") : null);
    if (!name || !value || !isShared(node)) return [];
    const plain = textOf(name).replace(/^(self|this)\./, "");
    if (!isEmpty(value) || /Weak/.test(textOf(value))) return [];
    if (!NAMES.test(plain) && !(isTopLevel(node) && isMemo(code, plain))) return [];
    return grows(code, plain) && !shrinks(code, plain) ? [storeHit(node, `"${plain}"`)] : [];
  });
}

/** Lives as long as the process, or as long as an object that does. */
function isShared(node: Syntax): boolean {
  if (/^(public_field_definition|field_definition|field_declaration)$/.test(node.type)) return true;
  const fn = functionAround(node);
  // What stands in the class of Python is shared by all of its objects.
  if (!fn) return true;
  const name = fieldOf(fn, "name");
  const left = fieldOf(node, "left");
  return (
    name !== null &&
    textOf(name) === "__init__" &&
    left !== null &&
    textOf(left).startsWith("self.")
  );
}

const isTopLevel = (node: Syntax): boolean =>
  functionAround(node) === null && !/field/.test(node.type);

const ADDS = /^(set|add|push|append|Store|LoadOrStore|setdefault|appendleft)$/;
const REMOVES =
  /^(delete|clear|shift|pop|splice|popitem|popleft|Delete|Range|remove|discard|LoadAndDelete)$/;

const owner = (call: Call): string => (call.receiver ? ownName(call.receiver) : "");

const grows = (code: Code, name: string): boolean =>
  code.calls.some(
    (call) =>
      ADDS.test(call.method) &&
      owner(call) === name &&
      isInFunction(call.node) &&
      !isString(call.args[0]?.value ?? call.node),
  ) ||
  appendsTo(code, name) ||
  writesTo(code, name).some(
    (left) => isInFunction(left) && !isString(left.children.at(-1) ?? left),
  );

/** Go: `name = append(name, item)` */
const appendsTo = (code: Code, name: string): boolean =>
  code.calls.some(
    (call) =>
      call.path === "append" &&
      call.args[0] !== undefined &&
      textOf(call.args[0].value) === name &&
      isInFunction(call.node),
  );

const isInFunction = (node: Syntax): boolean => {
  const fn = functionAround(node);
  return fn !== null && isFunction(fn);
};

/** `name[key] = ...` */
const writesTo = (code: Code, name: string): Syntax[] =>
  code.nodes("subscript_expression", "subscript", "index_expression").filter((node) => {
    const object = node.children[0];
    const list = node.parent?.type === "expression_list" ? node.parent : node;
    return (
      object !== undefined &&
      ownName(object) === name &&
      list.field === "left" &&
      /^(augmented_)?assignment/.test(list.parent?.type ?? "")
    );
  });

/** Something is taken out, it is emptied, or its size is looked at. */
function shrinks(code: Code, name: string): boolean {
  if (
    code.calls.some(
      (call) => REMOVES.test(call.method) && owner(call) === name && !isQueueShift(call),
    )
  )
    return true;
  if (
    code.calls.some(
      (call) =>
        /^(delete|len|clear|heappop)$/.test(call.callee.type === "identifier" ? call.method : "") &&
        call.args[0] !== undefined &&
        ownName(call.args[0].value) === name,
    )
  )
    return true;
  const escaped = name.replaceAll("$", "\\$");
  return (
    new RegExp(
      `\\b${escaped}\\.(size|length)\\b|delete (this\\.)?${escaped}\\[|del (self\\.)?${escaped}\\b|\\b${escaped}\\s*=\\s*(append\\()?${escaped}\\[`,
    ).test(code.text) || reassigned(code, name)
  );
}

/** A queue that is worked off may still grow faster than that. */
const isQueueShift = (call: Call): boolean =>
  /queue|backlog|pending|buffer|jobs/i.test(owner(call)) &&
  /^(shift|pop|popleft)$/.test(call.method);

const reassigned = (code: Code, name: string): boolean =>
  code.nodes("assignment_expression", "assignment", "assignment_statement").some((node) => {
    const left = fieldOf(node, "left");
    const right = fieldOf(node, "right");
    if (!left || !right || functionAround(node) === null) return false;
    if (ownName(left) !== name) return false;
    const fn = functionAround(node);
    const isInit = fn !== null && /__init__/.test(textOf(fieldOf(fn, "name") ?? fn).slice(0, 20));
    return !isInit && !mentions(right, "append");
  });
