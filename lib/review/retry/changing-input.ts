import { callsIn } from "../code/call";
import { type Code } from "../code/code";
import { mentions } from "../code/scopes";
import { fieldOf, isFunction, isWithin, textOf, unwrap, walk, type Syntax } from "../syntax/syntax";
import { isSleep } from "./delay";
import { loopVariable } from "./loop-variable";
import { type Try } from "./tries";

type Change = { name: string; value: Syntax | null; node: Syntax };

/** Names that say how often, how long, or what came of it: another value is the same call. */
const OF_THE_RETRY =
  /attempt|retr|tries|\btry|delay|wait|back_?off|pause|sleep|interval|time|elapsed|left|remaining|err|last|fail|result|res\b|resp|answer|done|success/i;

/**
 * Whether each round tries something else: the parent of a folder, the next page, another name.
 * A retry tries the same again.
 */
export function changesInput(code: Code, loop: Syntax, tried: Try): boolean {
  const all = changesIn(loop).filter(({ name }) => !OF_THE_RETRY.test(name));
  const counter = loopVariable(loop);
  const moving = [
    ...all.filter((change) => goesOn(change, tried)),
    ...(counter === null || OF_THE_RETRY.test(counter)
      ? []
      : [{ name: counter, value: null, node: loop }]),
  ];
  return all.some(
    (change) =>
      isInput(code, tried.body, change.name) &&
      (moving.includes(change) || isMadeFrom(change, moving)),
  );
}

const changesIn = (loop: Syntax): Change[] =>
  [...walk(loop, (node) => !isFunction(node))].flatMap((node) => {
    if (/^(augmented_)?assignment/.test(node.type) || node.type === "short_var_declaration") {
      const left = fieldOf(node, "left");
      const value = fieldOf(node, "right");
      return left ? [{ name: textOf(unwrap(left)), value, node }] : [];
    }
    if (node.type === "variable_declarator") {
      const name = fieldOf(node, "name");
      return name ? [{ name: textOf(name), value: fieldOf(node, "value"), node }] : [];
    }
    return /^(update_expression|inc_statement|dec_statement)$/.test(node.type)
      ? [{ name: textOf(node).replaceAll(/[-+]{2}/g, ""), value: null, node }]
      : [];
  });

/** `remote := pool.pick()`, `name = random_name()`, a key made from the clock. */
const PICKS =
  /(^|[.\s(])(pick|choose|next|random|unique|generate|take|pop|shift)\w*\(|\b(getBind|get_free|getFree|tempfile|mktemp)\w*\(|time\.Now\(\)\.Unix/i;

/** From what it was to the next: `i++`, `directory = parent` in a handler, `node = node.next`. */
function goesOn({ name, value, node }: Change, tried: Try): boolean {
  if (!/^[\w.]+$/.test(name)) return false;
  if (value !== null && PICKS.test(textOf(value))) return true;
  if (value === null || /^augmented|^assignment_statement/.test(node.type))
    return value === null || /^augmented/.test(node.type) || mentions(value, name);
  if (node.type !== "variable_declarator" && mentions(value, name)) return true;
  return (
    node.type !== "variable_declarator" &&
    tried.handlers.some((block) => isWithin(node, block)) &&
    [...walk(value)].some(({ type }) => type === "identifier")
  );
}

const isMadeFrom = ({ value, node }: Change, moving: readonly Change[]): boolean =>
  value !== null &&
  moving.some((one) => one.node !== node && mentions(value, one.name)) &&
  ![...walk(value)].some(
    (one) => /^(call|call_expression)$/.test(one.type) && LOGS.test(textOf(one)),
  );

/** Used in what is tried, other than to be given a value. */
function isInput(code: Code, body: Syntax, name: string): boolean {
  const sleeps = callsIn(code, body).filter(isSleep);
  return [...walk(body)].some((node) => {
    if (
      textOf(node) !== name ||
      !/^(identifier|member_expression|attribute|selector_expression)$/.test(node.type)
    )
      return false;
    if (sleeps.some((call) => isWithin(node, call.node))) return false;
    return isArgument(node, body);
  });
}

const LOGS = /\b(log|logger|logging|console|print|warn|slog|debug|info|error)\w*\b/i;

/** Given to a call, or what a call is made on; what a log says does not count. */
function isArgument(node: Syntax, body: Syntax): boolean {
  for (let outer = node.parent; outer && outer !== body.parent; outer = outer.parent) {
    if (/^(call|call_expression|new_expression)$/.test(outer.type)) {
      const callee = fieldOf(outer, "function") ?? fieldOf(outer, "constructor");
      return callee !== null && !LOGS.test(textOf(callee));
    }
    if (/statement$|^block$/.test(outer.type)) return false;
  }
  return false;
}
