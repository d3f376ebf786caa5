import { forgetHistory } from "@/db/store/forget-history";
import type { HistoryRetention } from "@/lib/history/retention";
import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { Job } from "./job";

export const forgetJob = (retention: HistoryRetention): Job => ({
  name: "forget",
  does: "Deletes alerts, messages and levels that are older than they are kept.",
  everyMs: HOUR_MS,
  offsetMs: 35 * MINUTE_MS,
  longestMs: 10 * MINUTE_MS,
  run: ({ actor, now, stop }) => forgetHistory(actor, retention, now, stop),
});
