import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { remoteCallOf, settingsOf } from "../library/deadline";
import { ancestors, isFunction } from "../syntax/syntax";

const TAKES_SIGNAL = new Set(["fetch", "node-fetch", "undici", "axios", "got", "ky", "node:http"]);

/** Whether a function around a call was handed a signal, which the call leaves behind. */
export function signalInReach(code: Code, call: Call): boolean {
  if (code.family !== "javascript") return false;
  const remote = remoteCallOf(code, call);
  if (!remote || !TAKES_SIGNAL.has(remote.library)) return false;
  const settings = settingsOf(code, call, remote);
  if (settings.open || settings.values.has("signal")) return false;
  const binding = code.find("signal", call.node);
  if (binding?.kind !== "parameter") return false;
  const at = binding.node.start;
  return [...ancestors(call.node)].some(
    (outer) => isFunction(outer) && outer.start <= at && at < outer.end,
  );
}
