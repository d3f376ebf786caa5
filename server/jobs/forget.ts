import { forgetHistory } from "@/db/store/forget-history";
import { DEFAULT_RETENTION, type HistoryRetention } from "@/lib/history/retention";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { Job } from "./job";
import { wholeNumber } from "./whole-number";

const MOST_DAYS = 36_500;

/** How long history is kept, of BURNLINE_ALERT_DAYS and BURNLINE_MESSAGE_DAYS; throws with the fix. */
export const historyRetention = (env: NodeJS.ProcessEnv): HistoryRetention => ({
  alertDays: wholeNumber(env, "BURNLINE_ALERT_DAYS", DEFAULT_RETENTION.alertDays, MOST_DAYS),
  messageDays: wholeNumber(env, "BURNLINE_MESSAGE_DAYS", DEFAULT_RETENTION.messageDays, MOST_DAYS),
});

export const forgetJob = (retention: HistoryRetention): Job => ({
  name: "forget",
  does: "Deletes alerts and messages that are older than they are kept.",
  everyMs: HOUR_MS,
  offsetMs: 35 * MINUTE_MS,
  longestMs: 10 * MINUTE_MS,
  run: ({ actor, now, stop }) => forgetHistory(actor, retention, now, stop),
});
