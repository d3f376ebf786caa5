import { retriesOf } from "../retry/retries";
import { type Retry } from "../retry/retry";
import { type Hit, type Rule } from "./rule";

export const constantDelay: Rule = {
  id: "R06",
  title: "Retry without backoff",
  severity: "warning",
  check: (code) => retriesOf(code).flatMap(checkRetry),
};

function checkRetry({ node, delay, by }: Retry): Hit[] {
  if (delay.kind !== "none" && delay.kind !== "constant") return [];
  const where = by === "loop" || by === "recursion" ? "This" : by;
  return [
    {
      node,
      message:
        delay.kind === "none"
          ? `${where} retries at once, without a delay.`
          : `${where} uses the same delay before each retry.`,
      why: "A failing dependency needs time to recover. Fast retries keep it under the load that broke it. Increase the delay with each retry, and add jitter.",
      confidence: "high",
    },
  ];
}
