import "server-only";
import { HttpError } from "./problem";

type Load = { requests: number; bytes: number };
type Loads = { all: Load; byHolder: Map<string, Load> };

const MOST: Load = { requests: 64, bytes: 192 * 1024 * 1024 };
/** One token or session takes at most a quarter, so that it cannot shut out the others. */
const SHARE = 4;
const RETRY_SECONDS = "1";

/** What may not shut out the other: each kind has its own room. */
type Kind = "measurements" | "alerts";
const WORDS: Record<Kind, { all: string; own: string }> = {
  measurements: {
    all: "Too many measurements are being stored at once; these were not.",
    own: "Too many measurements of this token are being stored at once; these were not.",
  },
  alerts: {
    all: "Too many alerts are arriving at once; these were not taken.",
    own: "Too many alerts of this integration are arriving at once; these were not taken.",
  },
};

// Each route may be a module instance of its own: the load of the process lives on globalThis.
const inProcess = globalThis as typeof globalThis & {
  burnlineIngest?: Partial<Record<Kind, Loads>>;
};

/**
 * Runs `work` while no more is under way than the memory and the disk can take, and no more of one
 * `holder` than its share; refuses with 503 beyond. `bytes`: the most that the request may hold in
 * memory.
 */
export async function withinCapacity<T>(
  holder: string,
  bytes: number,
  work: () => Promise<T>,
  most: Load = MOST,
  kind: Kind = "measurements",
): Promise<T> {
  const loads = loadsOf(kind);
  const words = WORDS[kind];
  const own = loads.byHolder.get(holder) ?? { requests: 0, bytes: 0 };
  if (isFull(loads.all, bytes, most)) throw busy(words.all);
  if (isFull(own, bytes, { requests: most.requests / SHARE, bytes: most.bytes / SHARE }))
    throw busy(words.own);
  loads.byHolder.set(holder, own);
  change([loads.all, own], 1, bytes);
  try {
    return await work();
  } finally {
    change([loads.all, own], -1, -bytes);
    if (own.requests === 0) loads.byHolder.delete(holder);
  }
}

function loadsOf(kind: Kind): Loads {
  const kinds = (inProcess.burnlineIngest ??= {});
  return (kinds[kind] ??= { all: { requests: 0, bytes: 0 }, byHolder: new Map() });
}

/** The only request is never one too many, however large it is. */
const isFull = (load: Load, bytes: number, most: Load): boolean =>
  load.requests >= most.requests || (load.requests > 0 && load.bytes + bytes > most.bytes);

const busy = (why: string): HttpError =>
  new HttpError(503, `${why} Send them again in a moment.`, { "retry-after": RETRY_SECONDS });

function change(loads: readonly Load[], requests: number, bytes: number): void {
  for (const load of loads) {
    load.requests += requests;
    load.bytes += bytes;
  }
}
