import { fieldOf, isFunction, stringOf, textOf, unwrap, type Syntax } from "../syntax/syntax";
import { valueOf, type Binding, type Declare, type Dialect } from "./binding";

const SCOPES = new Set([
  "program",
  "statement_block",
  "for_statement",
  "for_in_statement",
  "catch_clause",
  "class_body",
]);
const PARAMETERS = new Set(["required_parameter", "optional_parameter"]);

export const moduleName = (text: string | null): string => (text ?? "").replace(/^node:/, "");

export const javascript: Dialect = {
  isScope: (node) => SCOPES.has(node.type) || isFunction(node),
  bind(node, scope, declare) {
    if (node.type === "import_statement") bindImport(node, scope, declare);
    else if (node.type === "variable_declarator") bindVariable(node, scope, declare);
    else if (node.type === "formal_parameters") bindParameters(node, scope, declare);
    else if (node.type === "arrow_function" || node.type === "catch_clause")
      bindOne(fieldOf(node, "parameter"), node, declare);
    else if (node.type === "for_in_statement")
      bindPattern(fieldOf(node, "left"), node, declare, () => ({ kind: "other", node }));
    else bindDeclared(node, scope, declare);
  },
};

function bindDeclared(node: Syntax, scope: Syntax, declare: Declare): void {
  const name = fieldOf(node, "name");
  if (!name) return;
  if (node.type === "class_declaration") declare(scope, textOf(name), { kind: "other", node });
  if (node.type === "function_declaration" || node.type === "generator_function_declaration")
    declare(scope, textOf(name), { kind: "function", node });
}

const bindOne = (pattern: Syntax | null, scope: Syntax, declare: Declare): void => {
  if (pattern)
    bindPattern(pattern, scope, declare, () => ({ kind: "parameter", type: null, node: pattern }));
};

function bindParameters(node: Syntax, scope: Syntax, declare: Declare): void {
  for (const child of node.children) {
    const pattern = PARAMETERS.has(child.type) ? fieldOf(child, "pattern") : child;
    const type = fieldOf(child, "type");
    bindPattern(pattern, node.parent ?? scope, declare, () => ({
      kind: "parameter",
      type,
      node: child,
    }));
  }
}

function bindVariable(node: Syntax, scope: Syntax, declare: Declare): void {
  const value = fieldOf(node, "value");
  const inner = value ? unwrap(value) : null;
  bindPattern(fieldOf(node, "name"), scope, declare, (picked) =>
    inner && isFunction(inner) && picked.length === 0
      ? { kind: "function", node: inner }
      : valueOf(value, node, picked),
  );
}

/** Each name of a pattern, with the properties that lead to it. */
function bindPattern(
  pattern: Syntax | null,
  scope: Syntax,
  declare: Declare,
  make: (picked: string[]) => Binding,
  picked: string[] = [],
): void {
  if (!pattern) return;
  const inside = (node: Syntax | null, more: string[] = []) =>
    bindPattern(node, scope, declare, make, [...picked, ...more]);
  if (pattern.type === "identifier" || pattern.type === "shorthand_property_identifier_pattern")
    declare(scope, textOf(pattern), make(picked));
  else if (pattern.type === "pair_pattern")
    inside(fieldOf(pattern, "value"), [textOf(fieldOf(pattern, "key") ?? pattern)]);
  else if (pattern.type === "assignment_pattern" || pattern.type === "object_assignment_pattern")
    inside(fieldOf(pattern, "left"));
  else if (pattern.type === "rest_pattern") inside(pattern.children[0] ?? null, ["..."]);
  else if (pattern.type === "array_pattern")
    pattern.children.forEach((child, index) => inside(child, [`[${index}]`]));
  else if (pattern.type === "object_pattern") pattern.children.forEach((child) => inside(child));
}

function bindImport(node: Syntax, scope: Syntax, declare: Declare): void {
  const source = moduleName(stringOf(fieldOf(node, "source") ?? requireClause(node)));
  const clause = node.children.find(({ type }) => type === "import_clause");
  for (const child of clause?.children ?? []) {
    if (child.type === "identifier")
      declare(scope, textOf(child), { kind: "import", path: source });
    else if (child.type === "namespace_import" && child.children[0])
      declare(scope, textOf(child.children[0]), { kind: "import", path: source });
    else if (child.type === "named_imports")
      for (const one of child.children) bindSpecifier(one, source, scope, declare);
  }
}

const requireClause = (node: Syntax): Syntax | null =>
  node.children.flatMap(({ children }) => children).find(({ field }) => field === "source") ?? null;

function bindSpecifier(node: Syntax, source: string, scope: Syntax, declare: Declare): void {
  const name = fieldOf(node, "name");
  if (!name) return;
  const exported = textOf(name);
  declare(scope, textOf(fieldOf(node, "alias") ?? name), {
    kind: "import",
    path: exported === "default" ? source : `${source}.${exported}`,
  });
}
