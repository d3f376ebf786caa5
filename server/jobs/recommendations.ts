import { endGone } from "@/db/recommendations/end-gone";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { knownRecommendations } from "@/server/reliability/recommendations";
import type { Job } from "./job";

/** What returns after it was gone is to be decided on again. */
export const recommendationsJob: Job = {
  name: "recommendations",
  does: "Ends decisions about recommendations that no longer apply.",
  everyMs: HOUR_MS,
  offsetMs: 50 * MINUTE_MS,
  longestMs: 10 * MINUTE_MS,
  run: async ({ actor, now }) => {
    const known = await knownRecommendations(actor);
    await endGone(actor, new Set(known.map(({ key }) => key)), now);
  },
};
