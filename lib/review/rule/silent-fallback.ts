import { type Code } from "../code/code";
import { asksRemote } from "../library/is-remote";
import { handlersOf } from "../retry/tries";
import {
  fieldOf,
  isFunction,
  loopAround,
  memberOf,
  textOf,
  walk,
  type Syntax,
} from "../syntax/syntax";
import { type Hit, type Rule } from "./rule";
import { silentInGo } from "./silent-in-go";

const SILENT_WHY =
  "While the other side is down, stale or empty answers go out and nobody notices. Log or count the error, and mark the answer as a fallback.";

export const silentFallback: Rule = {
  id: "R17",
  title: "Fallback that hides the error",
  severity: "warning",
  check: (code) => {
    if (code.family === "go") return silentInGo(code).map(hit);
    return [
      ...code.nodes("try_statement").flatMap((node) => checkTry(code, node)),
      ...code.calls.flatMap((call) =>
        call.method === "catch" && call.receiver && asksRemote(code, call.receiver)
          ? checkCallback(code, call.args[0]?.value, call.node)
          : [],
      ),
    ];
  },
};

function checkTry(code: Code, statement: Syntax): Hit[] {
  const body = fieldOf(statement, "body");
  if (!body || !asksRemote(code, body)) return [];
  // A loop that tries again handles the failure by that.
  if (loopAround(statement) && !/\breturn\b/.test(handlersOf(statement).map(textOf).join()))
    return [];
  return handlersOf(statement)
    .filter((block) => hides(block, errorName(block)))
    .map((block) => hit(clauseOf(block)));
}

const clauseOf = (block: Syntax): Syntax =>
  block.parent && /clause$/.test(block.parent.type) ? block.parent : block;

const errorName = (block: Syntax): string | null => {
  const clause = block.parent;
  const parameter = clause && fieldOf(clause, "parameter");
  if (parameter) return textOf(parameter);
  const alias = clause?.children.find(({ type }) => type === "as_pattern");
  const name = alias && fieldOf(alias, "alias");
  return name ? textOf(name) : null;
};

function checkCallback(code: Code, given: Syntax | undefined, node: Syntax): Hit[] {
  const fn = given && isFunction(given) ? given : null;
  const body = fn && fieldOf(fn, "body");
  if (!fn || !body) return [];
  const parameter = /^\(?\s*(\w+)/.exec(textOf(fn))?.[1] ?? null;
  return hides(body, parameter) ? [hit(fieldOf(node, "arguments") ?? node)] : [];
}

const TELLS =
  /log|warn|error|exception|report|capture|metric|count|inc|observe|record|emit|notify|print|track|span|toast|status|debug|stat|sentry|console|alert|fail/i;

/** Answers in place of the error, and tells nobody: no call with such a name, the error unused. */
function hides(block: Syntax, error: string | null): boolean {
  // A probe answers by that very value.
  if (/\breturn (false|False)\b/.test(textOf(block))) return false;
  for (const node of walk(block)) {
    if (node.type === "throw_statement" || node.type === "raise_statement") return false;
    if (
      error !== null &&
      node.type === "identifier" &&
      textOf(node) === error &&
      isUse(node, block)
    )
      return false;
    const callee = /^(call|call_expression)$/.test(node.type) ? fieldOf(node, "function") : null;
    if (
      callee &&
      (TELLS.test(memberOf(callee)?.name ?? textOf(callee)) || TELLS.test(textOf(callee)))
    )
      return false;
    if (/^(update_expression|augmented_assignment(_expression)?|inc_statement)$/.test(node.type))
      return false;
    if (/^assignment/.test(node.type) && TELLS.test(textOf(fieldOf(node, "left") ?? node)))
      return false;
  }
  return true;
}

const isUse = (node: Syntax, block: Syntax): boolean =>
  node.start >= block.start && node.field !== "parameter";

const hit = (node: Syntax): Hit => ({
  node,
  message: "The error of this call is lost: it is not logged, counted or passed on.",
  why: SILENT_WHY,
  confidence: "medium",
});
