import { announceShifts } from "@/db/escalations/announce-shifts";
import { handOverPages } from "@/db/escalations/hand-over";
import { MINUTE_MS } from "@/lib/time/duration";
import type { Job } from "./job";

/** Just after the minute, at which people change. */
const AFTER_MS = 1500;

export const shiftsJob: Job = {
  name: "shifts",
  does: "Announces shifts a day ahead, and hands open pages over at their end.",
  everyMs: MINUTE_MS,
  offsetMs: AFTER_MS,
  longestMs: 5 * MINUTE_MS,
  run: async ({ actor, now }) => {
    await handOverPages(actor, now);
    await announceShifts(actor, now);
  },
};
