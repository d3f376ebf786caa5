import { fallbackNode, nameOfNode, nodeOf } from "../../registry/node";
import type { Rule } from "../rule";
import { named, namedFew, said } from "../wording";

export const fallbackSame: Rule<"FALLBACK-SAME"> = {
  id: "FALLBACK-SAME",
  title: "Fallback shares a dependency with what it replaces",
  formula:
    "the callee and its hard dependencies have something in common with the fallback and its hard dependencies",
  example: "Search falls back to the catalog, and both read the same database.",
  why: "An outage of what they share takes down the fallback together with the dependency.",
  tradeoff: "A fallback that shares nothing needs data and capacity of its own.",
  verify: "Block what they share in a test: the fallback still answers.",
  onCall(call, { hardOf }) {
    const { fallback, caller, callee } = call;
    const [node, otherNode] = [nodeOf(call), fallbackNode(call)];
    if (fallback?.kind !== "other-dependency" || otherNode === null) return null;
    const behind = hardOf(otherNode);
    const shared = [node, ...hardOf(node)]
      .filter((one) => one === otherNode || behind.has(one))
      .map(nameOfNode);
    if (shared.length === 0) return null;
    const same = otherNode === node;
    const other = nameOfNode(otherNode);
    return {
      severity: same ? "error" : "warning",
      message: same
        ? said`The fallback of ${named(caller)} for ${named(callee)} is ${named(callee)} itself.`
        : said`${named(caller)} falls back from ${named(callee)} to ${named(other)}, but both need ${namedFew(shared)}.`,
      formula: said`${named(callee)} and ${named(other)} share ${namedFew(shared)}`,
      values: { shared },
      change: said`Fall back to something that works without ${namedFew(shared)}, such as a cached answer.`,
    };
  },
};
