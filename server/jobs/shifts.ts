import { announceShifts } from "@/db/escalations/announce-shifts";
import { handOverPages } from "@/db/escalations/hand-over";
import { MINUTE_MS } from "@/lib/time/duration";
import type { Job } from "./job";

/** Just after the minute, at which people change. */
const AFTER_MS = 1500;

/** `noticeMs`: how long before a shift its person is told; 0 for never. */
export const shiftsJob = (noticeMs: number): Job => ({
  name: "shifts",
  does: "Announces shifts ahead of them, and hands open pages over at their end.",
  everyMs: MINUTE_MS,
  offsetMs: AFTER_MS,
  longestMs: 5 * MINUTE_MS,
  run: async ({ actor, now }) => {
    await handOverPages(actor, now);
    if (noticeMs > 0) await announceShifts(actor, now, noticeMs);
  },
});
