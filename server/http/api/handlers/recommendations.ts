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

  acceptRecommendation: ({ actor, params, body: { version, ...body }, now }) =>
    decided(actor, params.recommendation, { kind: "accepted", ...body }, now, version),

  postponeRecommendation: ({ actor, params, body: { version, ...body }, now }) =>
    decided(actor, params.recommendation, { kind: "postponed", ...body }, now, version),

  refuseRecommendation: ({ actor, params, body: { version, ...body }, now }) =>
    decided(actor, params.recommendation, { kind: "refused", ...body }, now, version),
};

const decided = async (...decision: Parameters<typeof decide>) =>
  ok(recommendationAnswer(await decide(...decision)));
