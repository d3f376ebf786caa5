import { type Code } from "../code/code";
import { seemsRemote, takesContext } from "../library/is-remote";
import { fieldOf, isFunction, textOf, walk, type Syntax } from "../syntax/syntax";

const TELLS =
  /log|warn|error|report|capture|metric|count|inc\b|observe|record|print|fatal|panic|wrap|join|stat|emit|notify|fail/i;

const NO_FALLBACK = /^(true|false)$|err|status|respon|render|reply|http\.|\(w\b/i;

/** `if err != nil { return cached, nil }` behind a remote call. */
export const silentInGo = (code: Code): Syntax[] =>
  code.nodes("if_statement").filter((node) => {
    const condition = fieldOf(node, "condition");
    const block = fieldOf(node, "consequence");
    const name = condition ? /^(\w*[eE]rr\w*)\s*!=\s*nil$/.exec(textOf(condition))?.[1] : undefined;
    return (
      block !== null &&
      name !== undefined &&
      comesFromRemote(code, node, name) &&
      hides(block, name)
    );
  });

function comesFromRemote(code: Code, node: Syntax, name: string): boolean {
  const own = fieldOf(node, "initializer");
  const index = node.parent?.children.indexOf(node) ?? 0;
  const before =
    own ??
    node.parent?.children
      .slice(0, index)
      .filter(({ type }) => type !== "comment")
      .at(-1);
  if (!before || !/^(short_var_declaration|assignment_statement)$/.test(before.type)) return false;
  if (!(fieldOf(before, "left")?.children ?? []).some((one) => textOf(one) === name)) return false;
  const value = fieldOf(before, "right")?.children[0];
  const call = value && code.callAt(value);
  return call != null && (seemsRemote(code, call) || takesContext(code, call));
}

/** Returns without an error, and the error is used nowhere. */
function hides(block: Syntax, name: string): boolean {
  let returns = false;
  for (const node of walk(block, (inner) => !isFunction(inner))) {
    if (node.type === "identifier" && textOf(node) === name) return false;
    const callee = node.type === "call_expression" ? fieldOf(node, "function") : null;
    if (callee && TELLS.test(textOf(callee))) return false;
    if (node.type === "inc_statement") return false;
    if (node.type === "return_statement") {
      const values = node.children[0]?.children ?? [];
      const last = values.at(-1);
      if (values.length > 1 && last && textOf(last) !== "nil") return false;
      // Yes or no is what was asked, and an answer of its own says what happened.
      if (values.length === 1 && last && NO_FALLBACK.test(textOf(last))) return false;
      returns = values.length > 0;
    }
  }
  return returns;
}
