import "server-only";
import { getService } from "@/db/services/find";
import { knownFindings } from "@/server/reliability/findings";
import { isHiddenName } from "@/lib/reliability/registry/hidden";
import { kindOfNode } from "@/lib/reliability/registry/node";
import { dependencyMap } from "@/server/reliability/registry";
import { findingAnswer } from "../../recommendation-answers";
import { ok, type HandlersOf } from "../call";
import type { findingOperations } from "../operations/findings";

export const findingHandlers: HandlersOf<typeof findingOperations> = {
  getDependencyMap: async ({ actor, now }) => {
    const { nodes, edges } = await dependencyMap(actor, now);
    return ok({
      nodes: nodes.map(({ id: _id, fails, degrades, ...node }) => ({
        ...node,
        fails: [...fails],
        degrades: [...degrades],
      })),
      edges: edges.map(({ calleeId, ...edge }) => ({
        ...edge,
        calleeKind: isHiddenName(edge.callee) ? ("hidden" as const) : kindOfNode(calleeId),
      })),
    });
  },

  listFindings: async ({ actor, params }) => {
    const { slug } = await getService(actor, params.service);
    const { findings } = await knownFindings(actor);
    return ok({ items: findings.filter(({ service }) => service === slug).map(findingAnswer) });
  },
};
