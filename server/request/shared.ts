import "server-only";
import type { Actor } from "@/db/access/actor";
import { rightsKey } from "@/db/access/rights-key";
import { MINUTE_MS } from "@/lib/time/duration";
import { RecentAnswers } from "./recent-answers";
import { requestToken } from "./request-token";

type Answers = { of: string; made: RecentAnswers };

/** An answer may hold tens of thousands of incidents. */
const MOST = 24;
// Pages and routes are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineShared?: Answers };

/**
 * What `make` answers, made once for all with the same rights until anything but a measurement is
 * written, or the minute ends. `question` names everything else that it depends on.
 */
export async function shared<T>(
  actor: Actor,
  question: readonly unknown[],
  make: () => Promise<T>,
): Promise<T> {
  const made = await answersNow();
  return made.ask(JSON.stringify([rightsKey(actor), ...question]), make);
}

async function answersNow(): Promise<Answers["made"]> {
  const of = `${await requestToken()} ${Math.floor(Date.now() / MINUTE_MS)}`;
  if (holder.burnlineShared?.of !== of)
    holder.burnlineShared = { of, made: new RecentAnswers(MOST) };
  return holder.burnlineShared.made;
}
