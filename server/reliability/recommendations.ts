import "server-only";
import type { Actor } from "@/db/access/actor";
import type { StoredDecision } from "@/db/recommendations/decision";
import { listDecisions, listEfforts } from "@/db/recommendations/list-decisions";
import { AppError } from "@/lib/errors/app-error";
import { undecided } from "@/lib/reliability/recommend/decision";
import type { Recommendation } from "@/lib/reliability/recommend/recommendation";
import { recommendationsOf } from "@/lib/reliability/recommend/recommendations-of";
import { isHiddenName } from "@/lib/reliability/registry/hidden";
import { requestTime } from "../request/request-time";
import { shared } from "../request/shared";
import { knownFindings } from "./findings";

/**
 * `ref`: what addresses call it; `key`: what it is stored under, which may name what the actor may
 * not see. `decision`: what holds now, also once what was put off has come back.
 */
export type KnownRecommendation = {
  recommendation: Recommendation;
  ref: string;
  key: string;
  decision: StoredDecision | null;
  isOpen: boolean;
};

/** For the services that the actor may see, in the order in which to do them, decided ones too. */
export const knownRecommendations = (actor: Actor): Promise<KnownRecommendation[]> =>
  shared(actor, ["recommendations"], async () => {
    const [{ findings, registry, keys }, decisions, stored] = await Promise.all([
      knownFindings(actor),
      listDecisions(actor),
      listEfforts(actor),
    ]);
    const efforts = { get: (key: string) => stored.get(keys.stored(key)) };
    const all = recommendationsOf(findings, { dependencies: registry.dependencies, efforts });
    const byKey = new Map(decisions.map((decision) => [decision.key, decision]));
    const known = all
      .filter(({ service }) => !isHiddenName(service))
      .map((recommendation) => {
        const key = keys.stored(recommendation.key);
        const decision = byKey.get(key) ?? null;
        return { recommendation, key, ref: keys.ref(recommendation.key), decision };
      });
    return known.map((one) => ({ ...one, isOpen: isOpen(one.recommendation, one.decision) }));
  });

const isOpen = (recommendation: Recommendation, decision: StoredDecision | null): boolean =>
  decision === null ||
  undecided([recommendation], [pureDecision(recommendation.key, decision)], requestTime()).length >
    0;

function pureDecision(key: string, { kind, reason, until }: StoredDecision) {
  switch (kind) {
    case "accepted":
      return { key, kind };
    case "refused":
      return { key, kind, reason };
    case "postponed":
      return { key, kind, reason, untilMs: until?.getTime() ?? 0 };
    default:
      return kind satisfies never;
  }
}

/** Throws not-found for what is not, or no longer, recommended to the actor. */
export async function getRecommendation(actor: Actor, ref: string): Promise<KnownRecommendation> {
  const found = (await knownRecommendations(actor)).find((one) => one.ref === ref);
  if (found) return found;
  throw new AppError(
    "not-found",
    "There is no such recommendation, or you may not see it. It may be done: reload the list.",
  );
}
