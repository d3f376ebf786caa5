import { formatCount } from "@/lib/formats/count";
import { callsOf } from "../../registry/graph";
import type { Dependency } from "../../registry/schema";
import { clean, shareInPercent } from "../figures";
import { stepsOf } from "../request-time";
import type { Case, Rule } from "../rule";
import { named, said, type Wording } from "../wording";

/** Under these, fewer than a tenth of the requests meet a slow call. */
const FEW = 10;
const HALF = 0.5;
const FAST = 0.99;

export const fanOut: Rule<"FAN-OUT"> = {
  id: "FAN-OUT",
  title: "Many parallel calls wait for the slowest",
  formula: "share of requests that wait for a call slower than the p99 = 1 - 0.99^k",
  example: "Of requests with 100 parallel calls, 63.4% wait for one that is slower than the p99.",
  why: "A request is as slow as its slowest call. What is rare for one call is normal for a hundred.",
  tradeoff:
    "Fewer calls mean batching. Hedged calls add load. Partial answers have to be explained to users.",
  verify: "Compare the median latency of the request with the p99 of the call, before and after.",
  onCall({ callee, callsPerRequest: calls }) {
    return calls === undefined ? null : waiting(calls, said`${named(callee)}`);
  },
  onService(service, { graph }) {
    const steps = stepsOf(callsOf(graph, service)).filter((step) => step.length > 1);
    const widest = Math.max(0, ...steps.map(width));
    return waiting(widest, said`dependencies of ${named(service)}`);
  },
};

const width = (step: readonly Dependency[]): number =>
  step.reduce((sum, { callsPerRequest = 1 }) => sum + callsPerRequest, 0);

function waiting(calls: number, whom: Wording): Case<"FAN-OUT"> | null {
  if (calls < FEW) return null;
  const slowShare = 1 - FAST ** calls;
  return {
    severity: slowShare > HALF ? "warning" : "hint",
    message: said`${shareInPercent(slowShare)} of the requests wait for a call slower than the p99: there are ${formatCount(calls)} parallel calls to ${whom}.`,
    formula: `1 - 0.99^${calls} = ${shareInPercent(slowShare)}`,
    values: { slowShare: clean(slowShare) },
    change: said`Make fewer, larger calls to ${whom}, or answer without the slowest ones.`,
  };
}
