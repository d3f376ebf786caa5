import "server-only";
import { getService } from "@/db/services/find";
import { decide } from "@/server/reliability/decide";
import { knownRecommendations } from "@/server/reliability/recommendations";
import { recommendationAnswer } from "../../recommendation-answers";
import { ok, type HandlersOf } from "../call";
import type { recommendationOperations } from "../operations/recommendations";

export const recommendationHandlers: HandlersOf<typeof recommendationOperations> = {
  listRecommendations: async ({ actor, params, query }) => {
    const { slug } = await getService(actor, params.service);
    const all = await knownRecommendations(actor);
    return ok({
      items: all
        .filter(({ recommendation }) => recommendation.service === slug)
        .filter(({ isOpen }) => query.state === "all" || isOpen)
        .map(recommendationAnswer),
    });
  },

  acceptRecommendation: async ({ actor, params, body: { version, ...body }, now }) => {
    const decision = { kind: "accepted", ...body } as const;
    return ok(
      recommendationAnswer(await decide(actor, params.recommendation, decision, now, version)),
    );
  },

  postponeRecommendation: async ({ actor, params, body: { version, ...body }, now }) => {
    const decision = { kind: "postponed", ...body } as const;
    return ok(
      recommendationAnswer(await decide(actor, params.recommendation, decision, now, version)),
    );
  },

  refuseRecommendation: async ({ actor, params, body: { version, ...body }, now }) => {
    const decision = { kind: "refused", ...body } as const;
    return ok(
      recommendationAnswer(await decide(actor, params.recommendation, decision, now, version)),
    );
  },
};
