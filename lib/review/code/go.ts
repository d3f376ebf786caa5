import {
  fieldOf,
  fieldsOf,
  isFunction,
  stringOf,
  textOf,
  unwrap,
  type Syntax,
} from "../syntax/syntax";
import { valueOf, type Declare, type Dialect } from "./binding";

const SCOPES = new Set([
  "source_file",
  "block",
  "if_statement",
  "for_statement",
  "communication_case",
  "expression_case",
]);

/** Packages whose name is not the last part of their path. */
const PACKAGES: Readonly<Record<string, string>> = {
  "github.com/avast/retry-go": "retry",
  "github.com/hashicorp/go-retryablehttp": "retryablehttp",
  "gopkg.in/cenkalti/backoff.v4": "backoff",
};

export const go: Dialect = {
  isScope: (node) => SCOPES.has(node.type) || isFunction(node),
  bind(node, scope, declare) {
    if (node.type === "import_spec") bindImport(node, scope, declare);
    else if (node.type === "short_var_declaration")
      bindList(fieldOf(node, "left"), fieldOf(node, "right"), node, scope, declare);
    else if (node.type === "var_spec" || node.type === "const_spec") bindVar(node, scope, declare);
    else if (node.type === "parameter_declaration") bindParameter(node, scope, declare);
    else if (node.type === "range_clause")
      for (const name of fieldOf(node, "left")?.children ?? [])
        declare(scope, textOf(name), { kind: "other", node });
    else if (node.type === "function_declaration") {
      const name = fieldOf(node, "name");
      if (name) declare(scope, textOf(name), { kind: "function", node });
    }
  },
};

function bindImport(node: Syntax, scope: Syntax, declare: Declare): void {
  const path = (stringOf(fieldOf(node, "path")) ?? "").replace(/\/v\d+$/, "");
  const alias = fieldOf(node, "name");
  const last = path.slice(path.lastIndexOf("/") + 1);
  const local = Object.hasOwn(PACKAGES, path) ? PACKAGES[path] : last.replace(/^go-|\.v\d+$/, "");
  declare(scope, alias ? textOf(alias) : (local ?? last), { kind: "import", path });
}

function bindList(
  left: Syntax | null,
  right: Syntax | null,
  node: Syntax,
  scope: Syntax,
  declare: Declare,
): void {
  const values = right?.children ?? [];
  (left?.children ?? []).forEach((name, index) => {
    const own = values.length > 1 ? values[index] : values[0];
    const inner = own ? unwrap(own) : null;
    declare(
      scope,
      textOf(name),
      inner?.type === "func_literal"
        ? { kind: "function", node: inner }
        : valueOf(own ?? null, node, values.length > 1 || index === 0 ? [] : [`[${index}]`]),
    );
  });
}

function bindVar(node: Syntax, scope: Syntax, declare: Declare): void {
  const values = fieldOf(node, "value")?.children ?? [];
  const type = fieldOf(node, "type");
  fieldsOf(node, "name").forEach((name, index) => {
    const value = values[index] ?? null;
    declare(
      scope,
      textOf(name),
      value || !type ? valueOf(value, node) : { kind: "value", value: type, picked: [], node },
    );
  });
}

function bindParameter(node: Syntax, scope: Syntax, declare: Declare): void {
  const type = fieldOf(node, "type");
  for (const name of fieldsOf(node, "name"))
    declare(scope, textOf(name), { kind: "parameter", type, node });
}
