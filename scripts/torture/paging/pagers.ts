import { prepare, type KilledProcess } from "../server-process";
import type { Answered, Asked, Begin } from "./story";

export const PAGER = "paging/pager";
const LOOK_MS = 50;
const LONGEST_MS = 60_000;

/** The keys of what a pager has answered: what must be there afterwards. */
export type Promised = { fired: string[]; acknowledged: string[] };

export type Pager = {
  ask: (asked: Asked) => void;
  /** As `ask`; resolves once it is stored. */
  told: (asked: Asked) => Promise<void>;
  /** Resolves when nothing goes on any more. */
  quiet: () => Promise<void>;
  kill: () => Promise<void>;
};

export const preparePager = (databaseUrl: string, log: number): KilledProcess =>
  prepare(PAGER, databaseUrl, log);

export async function startPager(
  { child, start, kill }: KilledProcess,
  begin: Begin,
  promised: Promised,
): Promise<Pager> {
  await start(begin);
  let open: number | null = null;
  child.on("message", (said) => {
    const { done, open: now } = said as Answered;
    open = now;
    if (done.kind === "fire") promised.fired.push(done.key);
    if (done.kind === "acknowledge") promised.acknowledged.push(done.key);
  });
  const ask = (asked: Asked) => void child.send(asked);
  const told = (asked: Asked) =>
    new Promise<void>((resolve) => {
      child.once("message", () => resolve());
      ask(asked);
    });
  return { ask, told, kill, quiet: () => untilQuiet(() => open, ask) };
}

async function untilQuiet(open: () => number | null, ask: Pager["ask"]): Promise<void> {
  const giveUpAt = Date.now() + LONGEST_MS;
  do {
    if (Date.now() > giveUpAt) throw new Error(`${open() ?? "all"} pages go on for ever`);
    ask({ kind: "look" });
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  } while (open() !== 0);
}
