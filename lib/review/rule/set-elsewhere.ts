import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { fieldOf, textOf, type Syntax } from "../syntax/syntax";

const STOPS = /^(setTimeout|destroy|abort)$/;

/** Node: `req.setTimeout(750, ...)`, on what the call gave back. */
export function isStoppedLater(code: Code, { node }: Call): boolean {
  const declaration = node.parent?.type === "variable_declarator" ? node.parent : null;
  const name = declaration && fieldOf(declaration, "name");
  if (!name) return isChained(node);
  return code.calls.some(
    (call) =>
      call.receiver !== null &&
      textOf(call.receiver) === textOf(name) &&
      (STOPS.test(call.method) ||
        (call.method === "on" && /["']timeout["']/.test(textOf(call.args[0]?.value ?? node)))),
  );
}

const isChained = ({ parent }: Syntax): boolean =>
  parent?.type === "member_expression" && textOf(parent).endsWith(".setTimeout");

/**
 * A session of requests that is given its timeout once: by an adapter of this file, by a `partial`,
 * or in a place that this file does not show.
 */
export function sessionSetsIt(code: Code, { path, receiver }: Call): boolean {
  if (!path?.includes("ession()") || !receiver) return false;
  const partial = code.assignments.some(
    ({ object, name, value }) =>
      textOf(object) === textOf(receiver) &&
      /^(request|send|get|post)$/.test(name) &&
      /timeout/i.test(textOf(value)),
  );
  return partial || code.calls.some((call) => call.method === "mount" && mountsTimeout(code, call));
}

function mountsTimeout(code: Code, { args }: Call): boolean {
  const adapter = args[1] && code.callAt(code.follow(args[1].value));
  if (!adapter) return args[1] !== undefined;
  if (/(^|\.)HTTPAdapter$/.test(adapter.path ?? "")) return false;
  const own = code
    .nodes("class_definition")
    .find((one) => textOf(fieldOf(one, "name") ?? one) === textOf(adapter.callee));
  return !own || /timeout/i.test(textOf(own));
}
