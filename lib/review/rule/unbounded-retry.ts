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
        message: messageOf(by),
        why: "While the other side is down, every caller keeps retrying. The load only grows, and keeps the other side down.",
        confidence: by === "recursion" ? "medium" : "high",
      })),
};

/** The others give up by themselves after some attempts or minutes, unless told not to. */
const ENDLESS_BY_DEFAULT = new Set(["tenacity", "backoff", "retry", "cockatiel"]);

const messageOf = (by: string): string => {
  if (by === "loop" || by === "recursion")
    return "This retries without a limit: no number of attempts and no deadline stops it.";
  return ENDLESS_BY_DEFAULT.has(by)
    ? `${by} retries without a limit unless it is given a number of attempts or a time.`
    : `${by} is set to retry without a limit.`;
};
