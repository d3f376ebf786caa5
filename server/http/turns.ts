import "server-only";
import { HttpError } from "./problem";

/** What takes long to read and to work out: each kind has turns of its own. */
export type Heavy = "simulations" | "reviews" | "imports";

const WORDS: Record<Heavy, { all: string; own: string }> = {
  simulations: {
    all: "Too many simulations are waiting; this one was not run.",
    own: "Four of your simulations are running or waiting; this one was not run.",
  },
  reviews: {
    all: "Too many reviews are waiting; these files were not read.",
    own: "Four of your reviews are running or waiting; these files were not read.",
  },
  imports: {
    all: "Too many imports are waiting; this text was not read.",
    own: "Four of your imports are running or waiting; this text was not read.",
  },
};

const MOST = { running: 2, runningOfOne: 1, underWay: 16, underWayOfOne: 4 };
const RETRY_SECONDS = "5";

type Waiting = { holder: string; start: () => void };
type Turns = { running: string[]; waiting: Waiting[] };

// Each route may be a module instance of its own: the turns of the process live on globalThis.
const inProcess = globalThis as typeof globalThis & {
  burnlineTurns?: Partial<Record<Heavy, Turns>>;
};

/**
 * Runs `work` when it is the holder's turn: two of a kind at a time, one of each holder, in the
 * order in which they came. Refuses with 429 where four of the holder are under way, with 503 where
 * 16 of all are.
 */
export async function inTurn<T>(kind: Heavy, holder: string, work: () => Promise<T>): Promise<T> {
  const turns = ((inProcess.burnlineTurns ??= {})[kind] ??= { running: [], waiting: [] });
  assertRoom(turns, kind, holder);
  await new Promise<void>((start) => {
    turns.waiting.push({ holder, start });
    startNext(turns);
  });
  try {
    return await work();
  } finally {
    turns.running.splice(turns.running.indexOf(holder), 1);
    startNext(turns);
  }
}

function assertRoom({ running, waiting }: Turns, kind: Heavy, holder: string): void {
  const underWay = [...running, ...waiting.map((one) => one.holder)];
  if (countOf(underWay, holder) >= MOST.underWayOfOne) throw refusal(429, WORDS[kind].own);
  if (underWay.length >= MOST.underWay) throw refusal(503, WORDS[kind].all);
}

function startNext({ running, waiting }: Turns): void {
  while (running.length < MOST.running) {
    const next = waiting.findIndex(({ holder }) => countOf(running, holder) < MOST.runningOfOne);
    const [one] = next === -1 ? [] : waiting.splice(next, 1);
    if (!one) return;
    running.push(one.holder);
    one.start();
  }
}

const countOf = (holders: readonly string[], holder: string): number =>
  holders.filter((one) => one === holder).length;

const refusal = (status: 429 | 503, why: string): HttpError =>
  new HttpError(status, `${why} Send it again in a moment.`, { "retry-after": RETRY_SECONDS });
