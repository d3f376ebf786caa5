import "server-only";
import { getService } from "@/db/services/find";
import { worstFirst } from "@/lib/reliability/findings/findings-of";
import { isHiddenName } from "@/lib/reliability/registry/hidden";
import { kindOfNode } from "@/lib/reliability/registry/node";
import { knownFindings } from "@/server/reliability/findings";
import { isBuiltIn } from "@/server/reliability/built-in";
import { OWN_SERVICE } from "@/server/reliability/own-dependencies";
import { ownReview } from "@/server/reliability/own-review";
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

  listFindings: async ({ actor, params: { service }, now }) => {
    if (!(await isBuiltIn(actor, service))) await getService(actor, service);
    const { findings } = await knownFindings(actor);
    const own = service === OWN_SERVICE ? ownReview(actor, now).findings : [];
    const registered = findings.filter((finding) => finding.service === service);
    const items = [...registered, ...own]
      .sort(worstFirst)
      .map((finding) => ({ ...findingAnswer(finding), builtIn: own.includes(finding) }));
    return ok({ items });
  },
};
