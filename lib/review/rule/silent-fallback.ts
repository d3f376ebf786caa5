import { type Code } from "../code/code";
import { callsIn } from "../code/call";
import { asksRemote, seemsRemote } from "../library/is-remote";
import { handlersOf } from "../retry/tries";
import {
  fieldOf,
  functionAround,
  isFunction,
  isString,
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
        call.method === "catch" &&
        call.receiver &&
        asksRemote(code, call.receiver) &&
        !isCleanUp(code, call.receiver)
          ? checkCallback(code, call.args[0]?.value, call.node)
          : [],
      ),
    ];
  },
};

function checkTry(code: Code, statement: Syntax): Hit[] {
  const body = fieldOf(statement, "body");
  if (!body || !asksRemote(code, body) || isCleanUp(code, body)) return [];
  // A loop that tries again handles the failure by that.
  if (loopAround(statement) && !/\breturn\b/.test(handlersOf(statement).map(textOf).join()))
    return [];
  return handlersOf(statement)
    .filter((block) => !isExpected(block) && !isProbe(statement, block))
    .filter((block) => hides(block, errorName(block)))
    .map((block) => hit(clauseOf(block)));
}

const ENDS =
  /^_?(stop|close|end|destroy|quit|disconnect|cancel|abort|kill|rm|unlink|unsubscribe|rollback|release|logout|dispose)\w*$/i;

/** Whoever tidies up has nothing to answer with. */
const isCleanUp = (code: Code, node: Syntax): boolean => {
  const remote = callsIn(code, node).filter((call) => seemsRemote(code, call));
  return remote.length > 0 && remote.every(({ method }) => ENDS.test(method));
};

/** Errors that say what was asked, not that the other side is down. */
const EXPECTED =
  /Cancel|Integrity|BrokenPipe|NotFound|DoesNotExist|Missing|Already|Duplicate|Conflict|Exists|KeyboardInterrupt|Stop(Async)?Iteration|GeneratorExit|ImportError|ModuleNotFound|(Key|Value|Type|Index|Attribute|Lookup)Error|Decode|NoSuch|Validation/;

/** `except (IntegrityError, NotFound):` names nothing but such errors. */
function isExpected(block: Syntax): boolean {
  const clause = block.parent?.type === "except_clause" ? block.parent : null;
  const head = clause ? clause.source.slice(clause.start, block.start) : "";
  const names = head.replace(/#[^\n]*|\bas\s+\w+|except/g, "").match(/[\w.]+/g) ?? [];
  const main = names.filter((name) => !/ProgrammingError|InternalError/.test(name));
  return main.length > 0 && main.every((name) => EXPECTED.test(name));
}

const PROBE =
  /(is|are)_?(up|alive|healthy|ready|reachable|available|online|connected|running|valid)|ping|probe|health|check|alive|exists|verify/i;
const ANSWERS_WELL = /\breturn\s[^;\n]*(\.ok\b|\bstatus(Code|_code)?\s*[=<]|\btrue\b|\bTrue\b)/;

/** It asks whether something is there, and "no" is the answer. */
function isProbe(statement: Syntax, block: Syntax): boolean {
  if (!/\breturn (false|False)\b/.test(textOf(block))) return false;
  const fn = functionAround(statement);
  const own = fn && (fieldOf(fn, "name") ?? (fn.parent && fieldOf(fn.parent, "name")));
  const body = fieldOf(statement, "body");
  return (
    (own !== null && PROBE.test(textOf(own))) || (body !== null && ANSWERS_WELL.test(textOf(body)))
  );
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
  if (textOf(body) === "false" || /\breturn false\b/.test(textOf(body))) return [];
  return hides(body, parameter) ? [hit(fieldOf(node, "arguments") ?? node)] : [];
}

const SAYS =
  /\b(fail(ed)?|error|unavailable|not available|could not|couldn't|cannot|can't|try again|offline)\b/i;

const TELLS =
  /log|warn|error|exception|report|capture|metric|count|inc|observe|record|emit|notify|print|track|span|toast|status|debug|stat|sentry|console|alert|fail/i;

/** Answers in place of the error, and tells nobody: no call with such a name, the error unused. */
function hides(block: Syntax, error: string | null): boolean {
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
    // An answer in words says what happened.
    if (isString(node) && SAYS.test(textOf(node))) return false;
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
