import { fieldOf, fieldsOf, isFunction, textOf, type Syntax } from "../syntax/syntax";
import { valueOf, type Declare, type Dialect } from "./binding";

const SCOPES = new Set([
  "module",
  "list_comprehension",
  "generator_expression",
  "set_comprehension",
  "dictionary_comprehension",
]);

export const python: Dialect = {
  isScope: (node) => SCOPES.has(node.type) || isFunction(node),
  bind(node, scope, declare) {
    if (node.type === "import_statement") bindImport(node, scope, declare);
    else if (node.type === "import_from_statement") bindFrom(node, scope, declare);
    else if (node.type === "assignment") bindAssignment(node, scope, declare);
    else if (node.type === "parameters" || node.type === "lambda_parameters")
      for (const child of node.children) bindParameter(child, scope, declare);
    else if (node.type === "as_pattern") bindAlias(node, scope, declare);
    else if (node.type === "for_statement" || node.type === "for_in_clause")
      bindNames(fieldOf(node, "left"), scope, declare);
    else if (node.type === "function_definition") bindFunction(node, scope, declare);
  },
};

const bindFunction = (node: Syntax, scope: Syntax, declare: Declare): void => {
  const name = fieldOf(node, "name");
  if (name) declare(scope, textOf(name), { kind: "function", node });
};

function bindNames(node: Syntax | null, scope: Syntax, declare: Declare): void {
  if (!node) return;
  if (node.type === "identifier") declare(scope, textOf(node), { kind: "other", node });
  else for (const child of node.children) bindNames(child, scope, declare);
}

function bindAlias(node: Syntax, scope: Syntax, declare: Declare): void {
  const alias = fieldOf(node, "alias");
  const value = node.children[0] ?? null;
  if (alias) declare(scope, textOf(alias), valueOf(value, node));
}

function bindAssignment(node: Syntax, scope: Syntax, declare: Declare): void {
  const left = fieldOf(node, "left");
  const right = fieldOf(node, "right");
  if (left?.type === "identifier")
    declare(
      scope,
      textOf(left),
      right?.type === "lambda" ? { kind: "function", node: right } : valueOf(right, node),
    );
  else if (left?.type === "pattern_list")
    left.children.forEach((child, index) =>
      declare(scope, textOf(child), valueOf(right, node, [`[${index}]`])),
    );
}

function bindParameter(node: Syntax, scope: Syntax, declare: Declare): void {
  const name = node.type === "identifier" ? node : (fieldOf(node, "name") ?? node.children[0]);
  const type = fieldOf(node, "type");
  if (name) declare(scope, textOf(name), { kind: "parameter", type, node });
}

function bindImport(node: Syntax, scope: Syntax, declare: Declare): void {
  for (const name of fieldsOf(node, "name")) {
    const alias = fieldOf(name, "alias");
    const path = textOf(alias ? (fieldOf(name, "name") ?? name) : name);
    // `import urllib.request` brings the name of the outermost package.
    const local = alias ? textOf(alias) : (path.split(".", 1)[0] ?? path);
    declare(scope, local, { kind: "import", path: alias ? path : local });
  }
}

function bindFrom(node: Syntax, scope: Syntax, declare: Declare): void {
  const source = textOf(fieldOf(node, "module_name") ?? node);
  for (const name of fieldsOf(node, "name")) {
    const alias = fieldOf(name, "alias");
    const exported = textOf(alias ? (fieldOf(name, "name") ?? name) : name);
    declare(scope, alias ? textOf(alias) : exported, {
      kind: "import",
      path: `${source}.${exported}`,
    });
  }
}
