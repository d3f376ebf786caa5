import { foreignWrites, readsWithin } from "../../store/client";
import { measuredBatches } from "../../store/measured-slos";
import { RememberedHours } from "./remembered-hours";
import { RememberedMinutes } from "./remembered-minutes";

/** `batch`: the last one of which all will be read. */
export type WindowMemory = { minutes: RememberedMinutes; hours: RememberedHours; batch: number };

type Held = Omit<WindowMemory, "batch"> & { of: string };
// Pages and jobs are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineWindowMemory?: Held };

/**
 * What is remembered of the store's minutes and hours; to be taken before the snapshot that fills
 * it, or what comes in between is missed. Null where another program's writes are not known of.
 */
export function windowMemory(): WindowMemory | null {
  const of = foreignWrites();
  if (of === null || readsWithin()) return null;
  if (holder.burnlineWindowMemory?.of !== of)
    holder.burnlineWindowMemory = {
      of,
      minutes: new RememberedMinutes(),
      hours: new RememberedHours(),
    };
  const { minutes, hours } = holder.burnlineWindowMemory;
  return { minutes, hours, batch: measuredBatches() };
}
