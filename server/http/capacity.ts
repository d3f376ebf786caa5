import "server-only";
import { HttpError } from "./problem";

type Load = { requests: number; bytes: number };

const MOST: Load = { requests: 64, bytes: 192 * 1024 * 1024 };
const RETRY_SECONDS = "1";

// Each route may be a module instance of its own: the load of the process lives on globalThis.
const holder = globalThis as typeof globalThis & { burnlineIngest?: Load };

/** Runs `work` while no more is under way than the memory and the disk can take; refuses with 503 beyond. `bytes`: the most that the request may hold in memory. */
export async function withinCapacity<T>(bytes: number, work: () => Promise<T>, most: Load = MOST): Promise<T> {
  const load = (holder.burnlineIngest ??= { requests: 0, bytes: 0 });
  if (load.requests >= most.requests || (load.requests > 0 && load.bytes + bytes > most.bytes)) {
    throw new HttpError(503, "Too many measurements are being stored at once; these were not. Send them again in a moment.", { "retry-after": RETRY_SECONDS });
  }
  load.requests += 1;
  load.bytes += bytes;
  try {
    return await work();
  } finally {
    load.requests -= 1;
    load.bytes -= bytes;
  }
}
