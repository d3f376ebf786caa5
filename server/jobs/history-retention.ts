import { DEFAULT_RETENTION, type HistoryRetention } from "@/lib/history/retention";
import { wholeNumber } from "./whole-number";

const MOST_DAYS = 36_500;

/** How long history is kept, of BURNLINE_ALERT_DAYS and BURNLINE_MESSAGE_DAYS; throws with the fix. */
export const historyRetention = (env: NodeJS.ProcessEnv): HistoryRetention => ({
  alertDays: wholeNumber(env, "BURNLINE_ALERT_DAYS", DEFAULT_RETENTION.alertDays, MOST_DAYS),
  messageDays: wholeNumber(env, "BURNLINE_MESSAGE_DAYS", DEFAULT_RETENTION.messageDays, MOST_DAYS),
});
