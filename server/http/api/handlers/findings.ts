import "server-only";
import { getService } from "@/db/services/find";
import type { Finding } from "@/lib/reliability/findings/finding";
import { dependencyMap, reviewedRegistry } from "@/server/reliability/registry";
import { ok, type HandlersOf } from "../call";
import type { findingOperations } from "../operations/findings";

export const findingHandlers: HandlersOf<typeof findingOperations> = {
  getDependencyMap: async ({ actor, now }) => {
    const { nodes, edges } = await dependencyMap(actor, now);
    return ok({
      nodes: nodes.map(({ fails, degrades, ...node }) => ({
        ...node,
        fails: [...fails],
        degrades: [...degrades],
      })),
      edges: [...edges],
    });
  },

  listFindings: async ({ actor, params, now }) => {
    const { slug } = await getService(actor, params.service);
    const { findings } = await reviewedRegistry(actor, now);
    return ok({ items: findings.filter(({ service }) => service === slug).map(findingAnswer) });
  },
};

const findingAnswer = (finding: Finding) => {
  const { id, severity, dependency, message, formula, values } = finding;
  const { budgetMinutesAtRisk, change, tradeoff, verify } = finding;
  return {
    id,
    severity,
    dependency,
    message,
    formula,
    values,
    budgetMinutesAtRisk,
    change,
    tradeoff,
    verify,
  };
};
