import { retriesOf } from "../retry/retries";
import { type Rule } from "./rule";

export const noJitter: Rule = {
  id: "R08",
  title: "Backoff without jitter",
  severity: "warning",
  check: (code) =>
    retriesOf(code).flatMap(({ node, delay, by }) =>
      delay.kind === "growing" && !delay.jittered
        ? [
            {
              node,
              message:
                by === "loop" || by === "recursion"
                  ? "The delay grows, but it is the same for all callers."
                  : `The delay of ${by} grows, but it is the same for all callers.`,
              why: "Callers that failed together retry together, in waves. Jitter spreads them: wait a random time between 0 and the delay.",
              confidence: "high",
            } as const,
          ]
        : [],
    ),
};
