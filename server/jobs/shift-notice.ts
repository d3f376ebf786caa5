import { HOUR_MS } from "@/lib/time/duration";
import { wholeNumber } from "./whole-number";

const DEFAULT_HOURS = 24;
const MOST_HOURS = 168;

/** How long before their shift people are told, 0 for never; throws with the fix. */
export const shiftNoticeMs = (env: NodeJS.ProcessEnv): number =>
  wholeNumber(env, "BURNLINE_SHIFT_NOTICE_HOURS", DEFAULT_HOURS, MOST_HOURS, 0) * HOUR_MS;
