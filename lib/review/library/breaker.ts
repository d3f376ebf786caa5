import { type Call } from "../code/call";

/** What makes a circuit breaker, and what runs a call through it. */
const MAKERS = new Set([
  "opossum",
  "cockatiel.circuitBreaker",
  "pybreaker.CircuitBreaker",
  "circuitbreaker.CircuitBreaker",
  "aiobreaker.CircuitBreaker",
  "github.com/sony/gobreaker.NewCircuitBreaker",
  "github.com/sony/gobreaker.NewTwoStepCircuitBreaker",
]);
const RUNS = /^(fire|execute|call|call_async|calling|Execute|Allow)$/;

export const makesBreaker = (call: Call): boolean =>
  MAKERS.has((call.path ?? "").replace(/\.default$/, ""));

export const runsBreaker = (call: Call): boolean => {
  const owner = (call.path ?? "").replace(/\(\)\.\w+$/, "");
  return RUNS.test(call.method) && MAKERS.has(owner);
};
