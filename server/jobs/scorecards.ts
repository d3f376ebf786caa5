import { recordLevels } from "@/db/scorecards/record-levels";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { listScorecards } from "@/server/reliability/scorecard";
import type { Job } from "./job";

/** Every hour, for a level that changed; what else changed is kept once a day. */
export const scorecardsJob: Job = {
  name: "scorecards",
  does: "Keeps the history of the services' levels.",
  everyMs: HOUR_MS,
  offsetMs: 45 * MINUTE_MS,
  longestMs: 10 * MINUTE_MS,
  run: async ({ actor, now }) => {
    const judged = await listScorecards(actor);
    await recordLevels(
      actor,
      judged.map(({ service, card }) => ({ serviceId: service.id, card })),
      now,
    );
  },
};
