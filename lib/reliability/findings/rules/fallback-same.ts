import { listedFew } from "../figures";
import type { Rule } from "../rule";

export const fallbackSame: Rule<"FALLBACK-SAME"> = {
  id: "FALLBACK-SAME",
  title: "Fallback rests on what has failed",
  formula:
    "the callee and its hard dependencies have something in common with the fallback and its hard dependencies",
  example: "Search falls back to the catalog, and both read the same database.",
  why: "What takes the dependency down takes its fallback down with it.",
  tradeoff: "A fallback that shares nothing needs data and capacity of its own.",
  verify: "Block what they share in a test: the fallback still answers.",
  onCall({ fallback, caller, callee }, { hardOf }) {
    const other = fallback?.dependency;
    if (fallback?.kind !== "other-dependency" || other === undefined) return null;
    const behind = hardOf(other);
    const shared = [callee, ...hardOf(callee)].filter((name) => name === other || behind.has(name));
    if (shared.length === 0) return null;
    const same = other === callee;
    return {
      severity: same ? "error" : "warning",
      message: same
        ? `The fallback of ${caller} for ${callee} is ${callee} itself.`
        : `The fallback of ${caller} for ${callee}, ${other}, fails with it: both need ${listedFew(shared)}.`,
      formula: `${callee} and ${other} share ${listedFew(shared)}`,
      values: { shared },
      change: `Fall back to something that works without ${listedFew(shared)}, such as a cached answer.`,
    };
  },
};
