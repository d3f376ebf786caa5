import { retriesOf } from "../retry/retries";
import { type Rule } from "./rule";

export const unboundedRetry: Rule = {
  id: "R05",
  title: "Retry without a limit",
  severity: "error",
  check: (code) =>
    retriesOf(code)
      .filter(({ attempts }) => attempts.kind === "unbounded")
      .map(({ node, by }) => ({
        node,
        message:
          by === "loop" || by === "recursion"
            ? "This retries without a limit: no number of attempts and no deadline stops it."
            : `${by} retries without a limit unless it is given a number of attempts or a time.`,
        why: "While the other side is down, every caller keeps retrying. The load only grows, and keeps the other side down.",
        confidence: by === "recursion" ? "medium" : "high",
      })),
};
