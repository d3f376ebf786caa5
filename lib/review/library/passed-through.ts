import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { fieldOf, functionAround, textOf } from "../syntax/syntax";

/**
 * Python: `**kwargs` of a private helper, and none of its callers in this file sets a timeout. What
 * others may call stays unknown.
 */
export function neverGivenTimeout(code: Code, call: Call): boolean {
  const fn = functionAround(call.node);
  const name = fn && fieldOf(fn, "name");
  const list = fn && fieldOf(fn, "parameters");
  const spread = call.args.find((one) => one.spread);
  if (!name || !list || !spread || !/^_[a-z]/.test(textOf(name))) return false;
  if (!textOf(list).includes(textOf(spread.value)) || /timeout/i.test(textOf(fn))) return false;
  const callers = code.calls.filter(({ method }) => method === textOf(name));
  return (
    callers.length > 0 &&
    callers.every(({ args }) =>
      args.every((one) => !one.spread && !/timeout/i.test(one.name ?? "")),
    )
  );
}
