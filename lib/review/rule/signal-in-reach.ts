import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { remoteCallOf, settingsOf } from "../library/deadline";
import { ancestors, isFunction } from "../syntax/syntax";

const TAKES_SIGNAL = new Set(["fetch", "node-fetch", "undici", "axios", "got", "ky", "node:http"]);

/** The signal that the function around a call was handed, where the call leaves it behind. */
export function signalInReach(code: Code, call: Call): string | null {
  if (code.family !== "javascript") return null;
  const remote = remoteCallOf(code, call);
  if (!remote || !TAKES_SIGNAL.has(remote.library)) return null;
  const settings = settingsOf(code, call, remote);
  if (settings.open || settings.values.has("signal")) return null;
  for (const outer of ancestors(call.node)) {
    if (!isFunction(outer)) continue;
    const binding = code.find("signal", call.node);
    if (binding?.kind === "parameter" && isOwn(binding.node.start, outer)) return "signal";
  }
  return null;
}

const isOwn = (at: number, fn: { start: number; end: number; source: string }): boolean =>
  fn.start <= at && at < fn.end;
