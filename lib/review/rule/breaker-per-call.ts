import { type Code } from "../code/code";
import { makesBreaker, runsBreaker } from "../library/breaker";
import { functionAround, isWithin, type Syntax } from "../syntax/syntax";
import { type Rule } from "./rule";

export const breakerPerCall: Rule = {
  id: "R15",
  title: "Circuit breaker made for each call",
  severity: "error",
  check: (code) =>
    code.calls
      .filter((call) => makesBreaker(call) && isUsedWhereMade(code, call.node))
      .map(({ node }) => ({
        node,
        message: "This circuit breaker is made anew for each call, so it never opens.",
        why: "A breaker counts failures over many calls. One that lives as long as a call has seen one: make it once, beside the client, and let all calls go through it.",
        confidence: "high",
      })),
};

/** Made in a function that runs a call through it, and keeps it nowhere. */
function isUsedWhereMade(code: Code, maker: Syntax): boolean {
  const fn = functionAround(maker);
  if (!fn) return false;
  return code.calls.some(
    (call) =>
      runsBreaker(call) &&
      call.made === maker &&
      isWithin(call.node, fn) &&
      functionAround(call.node) !== null &&
      isSameCall(call.node, fn),
  );
}

/** A function inside may run later, and often: then the breaker outlives the call. */
const isSameCall = (use: Syntax, fn: Syntax): boolean => functionAround(use) === fn;
