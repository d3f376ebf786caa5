import { inMs } from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";

export const orphanWork: Rule<"ORPHAN-WORK"> = {
  id: "ORPHAN-WORK",
  title: "Callee works on after its caller gave up",
  formula:
    "longest request of the callee - attempt timeout of the caller, where the callee does not learn of the deadline",
  example:
    "The caller gives up after 1,000 ms, the callee works up to 1,200 ms: 200 ms are wasted.",
  why: "Work for someone who no longer listens takes places and connections from those who do, most of all under overload.",
  tradeoff:
    "Passing the deadline on takes a header and code in both services. Shorter timeouts in the callee give up earlier.",
  verify:
    "Cancel a slow request at the caller and check in the callee's traces that its work ends too.",
  onCall(call, facts) {
    const { attemptTimeoutMs: timeout, deadlinePropagated: told, caller, callee } = call;
    const time = facts.requestOf(callee);
    if (told === true || typeof timeout !== "number" || time === null) return null;
    if (time.worstMs <= timeout) return null;
    const ended = time.worstMs !== Infinity;
    const wastedMs = time.worstMs - timeout;
    const length = ended ? `up to ${inMs(time.worstMs)}` : "without end";
    return {
      severity: told === undefined ? "hint" : "warning",
      message: `${caller} gives up on ${callee} after ${inMs(timeout)}, but ${callee} can work ${length}.${told === undefined ? " Whether it learns of the deadline is not registered." : ""}`,
      formula: ended
        ? `${inMs(time.worstMs)} - ${inMs(timeout)} = ${inMs(wastedMs)}`
        : `no bound - ${inMs(timeout)}`,
      values: { wastedMs: ended ? wastedMs : null },
      change: `Pass the deadline of ${caller} on to ${callee}, and stop work there when it has passed.`,
      missing: [...unknownFields({ deadlinePropagated: told }), ...time.missing],
    };
  },
};
