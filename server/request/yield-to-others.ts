import "server-only";
import { setImmediate } from "node:timers/promises";

/** Lets whatever else waits for this thread go first. */
export const yieldToOthers = (): Promise<void> => setImmediate();
