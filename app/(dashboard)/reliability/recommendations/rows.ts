import type { RecommendationRow } from "@/components/reliability/recommendation/recommendation-list";
import type { Actor } from "@/db/access/actor";
import { inMinutes } from "@/lib/reliability/findings/figures";
import { said } from "@/lib/reliability/findings/wording";
import type { RecommendationListQuery } from "@/lib/reliability/recommend/list-query";
import {
  type KnownRecommendation,
  knownRecommendations,
} from "@/server/reliability/recommendations";
import { readableServices } from "@/server/services/readable-services";
import { decidedWords } from "../decision-views";

/** In the order in which to do them. */
export async function recommendationRows(
  actor: Actor,
  { state, team, service: asked }: Omit<RecommendationListQuery, "page">,
): Promise<RecommendationRow[]> {
  const [all, services] = await Promise.all([knownRecommendations(actor), readableServices(actor)]);
  const bySlug = new Map(services.map((service) => [service.slug, service]));
  return all
    .filter(({ isOpen }) => state === "all" || isOpen === (state === ""))
    .flatMap((known) => {
      const service = bySlug.get(known.recommendation.service);
      const fits =
        service &&
        (team === "" || service.team.slug === team) &&
        (asked === "" || service.slug === asked);
      return fits ? [rowOf(known, service)] : [];
    });
}

/** "up to 77.63 min". */
function gainWords(minutes: number | null): string | null {
  if (minutes === null) return null;
  const words = inMinutes(minutes);
  return words.startsWith("<") ? `less than ${words.slice(1)}` : `up to ${words}`;
}

const rowOf = (
  known: KnownRecommendation,
  { slug, name }: { slug: string; name: string },
): RecommendationRow => {
  const { recommendation, ref } = known;
  const { change, why, tradeoff, effort, owner } = recommendation;
  const found = recommendation.kind === "change" ? recommendation : null;
  return {
    ref,
    change,
    why: found === null ? why : said`${found.message} ${why}`,
    tradeoff,
    service: { slug, name },
    severity: found?.severity ?? null,
    effort,
    gain: gainWords(found?.gainMinutes ?? null),
    owner,
    decided: decidedWords(known),
  };
};
