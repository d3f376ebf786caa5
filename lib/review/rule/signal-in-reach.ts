import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { remoteCallOf, settingsOf } from "../library/deadline";
import { ancestors, fieldOf, isFunction, textOf, walk, type Syntax } from "../syntax/syntax";

const TAKES_SIGNAL = new Set(["fetch", "node-fetch", "undici", "axios", "got", "ky", "node:http"]);

/** Whether a function around a call was handed a signal, which the call leaves behind. */
export function signalInReach(code: Code, call: Call): boolean {
  if (code.family !== "javascript") return false;
  const remote = remoteCallOf(code, call);
  if (!remote || !TAKES_SIGNAL.has(remote.library)) return false;
  const settings = settingsOf(code, call, remote);
  if (settings.open) return false;
  if (settings.values.has("signal")) return hasForgottenSignal(call);
  const binding = code.find("signal", call.node);
  if (binding?.kind !== "parameter") return hasUnusedSignal(call);
  const at = binding.node.start;
  return [...ancestors(call.node)].some(
    (outer) => isFunction(outer) && outer.start <= at && at < outer.end,
  );
}

/** `options: { signal: AbortSignal }`, of which the function says nothing more. */
const hasUnusedSignal = (call: Call): boolean =>
  functionsAround(call).some(
    ({ list, body }) =>
      /\w\s*:\s*\{[^}]*\bsignal\??:\s*AbortSignal/.test(textOf(list)) &&
      !/\bsignal\b|\.\.\.(options|init|opts|config|rest)\b/.test(textOf(body)),
  );

/** A parameter `signal` that nothing in its function names: the call was given another one. */
const hasForgottenSignal = (call: Call): boolean =>
  functionsAround(call).some(({ list, body }) => {
    if (!list.children.some(isSignal)) return false;
    for (const node of walk(body))
      if (NAMES.has(node.type) && textOf(node) === "signal") return false;
    return true;
  });

/** The functions around a call, by their parameters and what they do. */
const functionsAround = ({ node }: Call): { list: Syntax; body: Syntax }[] =>
  [...ancestors(node)].filter(isFunction).flatMap((fn) => {
    const list = fieldOf(fn, "parameters");
    const body = fieldOf(fn, "body");
    return list && body ? [{ list, body }] : [];
  });

const isSignal = (parameter: Syntax): boolean =>
  textOf(fieldOf(parameter, "pattern") ?? parameter) === "signal";

const NAMES = new Set(["identifier", "shorthand_property_identifier"]);
