import { EVALUATION_OFFSET_MS } from "@/lib/alert/minutes-due";
import { MINUTE_MS } from "@/lib/time/duration";
import { evaluateMinutes } from "@/server/alerts/evaluate-minutes";
import type { Job } from "./job";

export const evaluateJob: Job = {
  name: "evaluate",
  does: "Evaluates every SLO at each minute, and opens and closes alerts.",
  everyMs: MINUTE_MS,
  offsetMs: EVALUATION_OFFSET_MS,
  // A minute takes no time; the hours after a pause may take more than one.
  longestMs: 5 * MINUTE_MS,
  run: evaluateMinutes,
};
