import { retriesOf } from "../retry/retries";
import { type Retry } from "../retry/retry";
import { type Hit, type Rule } from "./rule";

export const constantDelay: Rule = {
  id: "R06",
  title: "Retry without a growing delay",
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
          ? `${where} tries again at once, without waiting.`
          : `${where} waits the same time before each try.`,
      why: "What fails needs time to recover. Retries that come as fast as before keep it under the load that broke it: let the delay grow, and add chance to it.",
      confidence: "high",
    },
  ];
}
