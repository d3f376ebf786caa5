import { storeFailureOf, type StoreFailure } from "@/db/store/store-failure";

const WORDS: Record<StoreFailure, string> = {
  full: "The disk of the database is full; nothing was stored. Free some space, then send this again.",
  unreachable: "The database cannot be reached; nothing was stored. Send this again in a moment.",
  lost: "The connection to the database was lost before it said whether this was stored. Send it again in a moment; measurements count once with mode replace or under the same Idempotency-Key.",
  busy: "The database is busy; nothing was stored. Send this again in a moment.",
};

/** Why the store cannot take the request now, in words; null when the error is no such outage. */
export function storeOutage(error: unknown): string | null {
  const failure = storeFailureOf(error);
  return failure && WORDS[failure];
}
