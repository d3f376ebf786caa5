import "server-only";
import { listLevels } from "@/db/scorecards/list-levels";
import { instantText } from "@/lib/api/instant";
import { badgeSvg } from "@/lib/reliability/scorecard/badge";
import { levelChanges } from "@/lib/reliability/scorecard/history";
import { LEVEL_NAMES } from "@/lib/reliability/scorecard/levels";
import { nextSteps } from "@/lib/reliability/scorecard/scorecard";
import { keptOf } from "@/server/reliability/kept";
import { getServiceCard, LEVELS_KEPT } from "@/server/reliability/scorecard";
import { verdictAnswer } from "../../verdict-answer";
import { ok, type HandlersOf } from "../call";
import type { scorecardOperations } from "../operations/scorecards";

export const scorecardHandlers: HandlersOf<typeof scorecardOperations> = {
  getScorecard: async ({ actor, params }) => {
    const { service, card } = await getServiceCard(actor, params.service);
    const stored = await listLevels(actor, service.id, LEVELS_KEPT);
    const { policy, review } = await keptOf(actor, service);
    return ok({
      service: service.slug,
      level: card.level,
      levelName: LEVEL_NAMES[card.level],
      criteria: card.criteria.map(({ id, level, gainMinutes, ...verdict }) => ({
        criterion: id,
        level,
        ...verdictAnswer(verdict),
        gainMinutes,
      })),
      policy: policy && {
        acceptedBy: policy.by,
        acceptedAt: instantText(policy.at),
        isCurrent: policy.isCurrent,
      },
      runbook: review && {
        url: service.reliability.runbook ?? null,
        reviewedBy: review.by,
        reviewedAt: instantText(review.at),
        met: [...review.met],
        isCurrent: review.isCurrent,
      },
      next: nextSteps(card).map(({ id }) => id),
      history: levelChanges(stored.map(({ at, ...row }) => ({ ...row, at: at.getTime() }))).map(
        ({ at, level }) => ({ at: instantText(at), level }),
      ),
    });
  },

  getScorecardBadge: async ({ actor, params }) => {
    const { level } = (await getServiceCard(actor, params.service)).card;
    const headers = { "content-type": "image/svg+xml; charset=utf-8", "cache-control": "no-store" };
    return new Response(badgeSvg(level), { headers });
  },
};
