import { retriesOf } from "../retry/retries";
import { type Rule } from "./rule";

export const unboundedRetry: Rule = {
  id: "R05",
  title: "Retry without an end",
  severity: "error",
  check: (code) =>
    retriesOf(code)
      .filter(({ attempts }) => attempts.kind === "unbounded")
      .map(({ node, by }) => ({
        node,
        message:
          by === "loop" || by === "recursion"
            ? "This tries again without an end: no number of attempts and no deadline stops it."
            : `${by} tries again without an end unless it is given a number of attempts or a time.`,
        why: "While the other side is down, each caller stays here and sends more. Their number only grows, and the load keeps the other side down.",
        confidence: by === "recursion" ? "medium" : "high",
      })),
};
