import { plural } from "../formats/count";
import { listed } from "../formats/listed";
import type { Target } from "./policy";

/** Why a target is not deleted. `seen`: the policies that the reader may see, of `count`. */
export function notifiedText(
  kind: Target["kind"],
  which: "newest" | "open",
  seen: readonly string[],
  count: number,
): string {
  const policies = policiesText(seen, count);
  if (which === "open")
    return `A page is open that goes by an earlier version of ${policies}, which notifies this ${kind}. Delete it when that is over.`;
  const noun =
    seen.length === 0 ? "" : `the escalation ${seen.length === 1 ? "policy" : "policies"} `;
  return `This ${kind} is notified by ${noun}${policies}. Take it out of ${count === 1 ? "it" : "them"} first.`;
}

function policiesText(seen: readonly string[], count: number): string {
  const hidden = count - seen.length;
  const names = seen.map((name) => `“${name}”`);
  if (hidden === 0) return listed(names);
  const noun =
    seen.length === 0 ? plural(hidden, "escalation policy", "escalation policies") : hidden;
  return listed([...names, `${noun} that you may not see`]);
}
