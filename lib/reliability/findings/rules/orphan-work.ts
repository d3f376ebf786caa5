import { nodeOf } from "../../registry/node";
import { inMs } from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

export const orphanWork: Rule<"ORPHAN-WORK"> = {
  id: "ORPHAN-WORK",
  title: "Callee keeps working after its caller gives up",
  formula:
    "longest request of the callee - attempt timeout of the caller, if the deadline is not propagated",
  example:
    "The caller gives up after 1,000 ms, the callee works for up to 1,200 ms: 200 ms are wasted.",
  why: "Work that nobody waits for takes slots and connections from requests that still matter, most of all under overload.",
  tradeoff:
    "Propagating the deadline takes a header and code in both services. Shorter timeouts in the callee end slow calls earlier.",
  verify:
    "Cancel a slow request at the caller and check in the callee's traces that its work ends too.",
  onCall(call, facts) {
    const { attemptTimeoutMs: timeout, deadlinePropagated: told, caller, callee } = call;
    const time = facts.requestOf(nodeOf(call));
    if (told === true || typeof timeout !== "number" || time === null) return null;
    if (time.worstMs <= timeout) return null;
    const ended = time.worstMs !== Infinity;
    const wastedMs = time.worstMs - timeout;
    const length = ended ? `for up to ${inMs(time.worstMs)}` : "without a limit";
    return {
      severity: told === undefined ? "hint" : "warning",
      message: said`${named(caller)} gives up on ${named(callee)} after ${inMs(timeout)}, but ${named(callee)} can keep working ${length}.${told === undefined ? " It is not registered whether the deadline is propagated." : ""}`,
      formula: ended
        ? `${inMs(time.worstMs)} - ${inMs(timeout)} = ${inMs(wastedMs)}`
        : `without a limit - ${inMs(timeout)}`,
      values: { wastedMs: ended ? wastedMs : null },
      change: said`Propagate the deadline of ${named(caller)} to ${named(callee)}, and stop work there when it has passed.`,
      missing: [...unknownFields({ deadlinePropagated: told }), ...time.missing],
    };
  },
};
