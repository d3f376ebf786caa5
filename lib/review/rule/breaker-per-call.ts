import { type Code } from "../code/code";
import { makesBreaker, runsBreaker } from "../library/breaker";
import { functionAround, type Syntax } from "../syntax/syntax";
import { type Rule } from "./rule";

export const breakerPerCall: Rule = {
  id: "R15",
  title: "Circuit breaker created for each call",
  severity: "error",
  check: (code) =>
    code.calls
      .filter((call) => makesBreaker(call) && isUsedWhereMade(code, call.node))
      .map(({ node }) => ({
        node,
        message: "A new circuit breaker is created for each call, so it never opens.",
        why: "A breaker counts failures over many calls, and a new one has seen only one. Create it once, next to the client, and send all calls through it.",
        confidence: "high",
      })),
};

/** Made in a function that runs a call through it, and keeps it nowhere. */
function isUsedWhereMade(code: Code, maker: Syntax): boolean {
  const fn = functionAround(maker);
  if (!fn) return false;
  // A function inside may run later, and often: then the breaker outlives the call.
  return code.calls.some(
    (call) => runsBreaker(call) && call.made === maker && functionAround(call.node) === fn,
  );
}
