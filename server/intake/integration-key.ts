import "server-only";
import type { NewKey } from "@/db/integrations/integration";
import { keyHash, randomKey } from "@/server/auth/random-key";

/** PagerDuty's clients take no other length. */
const LENGTH = 32;
const SHOWN = 6;
const KEY = /^[0-9A-Za-z]{32}$/;

export const isIntegrationKey = (text: string): boolean => KEY.test(text);

/** The key, to be shown once, and what is kept of it. */
export function newIntegrationKey(): { key: string; kept: NewKey } {
  const key = randomKey(LENGTH);
  return { key, kept: { hash: keyHash(key), prefix: key.slice(0, SHOWN) } };
}
